"""What holds for operations by their shape: who may call them, what may go wrong, which header fields go along."""

from dataclasses import dataclass
from typing import Any

from app.domain.access import Scope
from app.domain.errors import (
    AnswerUnreadableError,
    ChangedMeanwhileError,
    ConflictError,
    ForbiddenError,
    IdempotencyInProgressError,
    IdempotencyMismatchError,
    InvalidInputError,
    KeyMissingError,
    NotFoundError,
    PreconditionFailedError,
    UnauthenticatedError,
)
from app.openapi.examples import Examples
from app.openapi.headers import headers, parameter
from app.openapi.problems import ProblemResponses
from app.openapi.schemas import without_null
from app.routers.contract import PROBLEMS
from app.routers.problems import (
    HeaderTooLargeError,
    InternalError,
    InvalidRequestError,
    MalformedError,
    OutOfSpaceError,
    TooLargeError,
    TooManyRequestsError,
    TooSlowError,
    UnavailableError,
    UnsupportedTypeError,
)

Json = dict[str, Any]
JSON_TYPE = "application/json"
MERGE_PATCH = "application/merge-patch+json"
_WRITES = {"post", "put", "patch", "delete"}
_PHRASES = {
    "200": "Done, or found.",
    "201": "Made. `Location` says where it is.",
    "202": "Accepted; it happens in a moment.",
    "204": "Gone.",
}


RESPONSES: Json = {
    "NotModified": {"description": "It is still what `If-None-Match` names.", "headers": headers("ETag")}
}
"""Responses that are no problems."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document under construction. `definition` is changed in place."""

    path: str
    method: str
    definition: Json
    schemas: dict[str, Json]
    problems: ProblemResponses
    scope: Scope | None
    no_store: bool

    def complete(self, examples: Examples) -> None:
        """Add everything that follows from the operation's shape."""
        self._name()
        slugs = self._problems()
        self._protect()
        self._parameters(examples)
        self._body(examples)
        self._answers(examples)
        self.definition["responses"].pop("422", None)
        self.definition["responses"] |= self.problems.of(slugs)

    @property
    def body_schemas(self) -> list[Json]:
        """The schemas of the request's JSON body, none if there is no such body."""
        content = self.definition.get("requestBody", {}).get("content", {})
        return [media["schema"] for kind, media in content.items() if kind == JSON_TYPE]

    @property
    def is_list(self) -> bool:
        """Whether it answers with a page of a list."""
        return any(one.get("name") == "cursor" for one in self.definition.get("parameters", ()))

    @property
    def has_effect(self) -> bool:
        """Whether it is a POST that changes something; a preview or a check needs no more than the right to read."""
        return self.method == "post" and self.scope is not None and self.scope.value.endswith(":write")

    @property
    def is_conditional(self) -> bool:
        """Whether it changes a resource that has a version, so that If-Match means something."""
        changes_one = self.has_effect and "200" in self.definition["responses"] and "{" in self.path
        return self.method in {"put", "patch", "delete"} or changes_one

    def _name(self) -> None:
        words = self.definition["operationId"].replace("_", " ")
        self.definition["summary"] = words[:1].upper() + words[1:].replace(" api ", " API ")
        self.definition.setdefault("description", f"{self.definition['summary']}.")

    def _protect(self) -> None:
        if self.scope is None:
            self.definition["security"] = []
            return
        self.definition["security"] = [{"bearer": []}]
        self.definition["x-required-scope"] = self.scope.value
        self.definition["description"] += f"\n\nNeeds the scope `{self.scope.value}`."

    def _problems(self) -> list[str]:
        special: list[str] = self.definition.pop(PROBLEMS, [])
        errors: list[Any] = [InternalError, UnavailableError, TooSlowError, HeaderTooLargeError]
        if self.scope is not None:
            errors += [UnauthenticatedError, ForbiddenError, TooManyRequestsError]
        if "{" in self.path or self._refers():
            errors.append(NotFoundError)
        errors.append(InvalidRequestError)
        if "requestBody" in self.definition:
            errors += [MalformedError, UnsupportedTypeError, InvalidInputError]
        if self.method in _WRITES:
            errors += [ConflictError, OutOfSpaceError]
        if self.method in _WRITES - {"delete"}:
            errors += [TooLargeError]
        if self.has_effect:
            errors += [
                IdempotencyInProgressError,
                IdempotencyMismatchError,
                AnswerUnreadableError,
                KeyMissingError,
            ]
        if self.is_conditional:
            errors += [PreconditionFailedError, ChangedMeanwhileError]
        return [*(error.slug for error in errors), *special]

    def _refers(self) -> bool:
        """Tell whether the body names something by its id, or a parameter does that is no mere filter of a list."""
        parameters = self.definition.get("parameters", ())
        if not self.is_list and any(one["in"] == "query" and one["name"].endswith("_id") for one in parameters):
            return True
        for schema in self.body_schemas:
            reference = schema.get("$ref", "").rpartition("/")[2]
            if any(name.endswith("_id") for name in self.schemas.get(reference, schema).get("properties", {})):
                return True
        return False

    def _parameters(self, examples: Examples) -> None:
        parameters = self.definition.setdefault("parameters", [])
        for one in parameters:
            one["schema"] = without_null(one["schema"])
            description = one["schema"].pop("description", None)
            one.setdefault("description", description or f"The {one['name'].replace('_', ' ')}.")
            if one["in"] == "path":
                one["example"] = examples.of(one["schema"], one["name"])
        if self.has_effect:
            parameters.append(parameter("IdempotencyKey"))
        if self.is_conditional:
            parameters.append(parameter("IfMatch"))
        if self.method == "get" and not self.is_list:
            parameters.append(parameter("IfNoneMatch"))
        parameters += [parameter("XRequestId"), parameter("Traceparent")]

    def _body(self, examples: Examples) -> None:
        content = self.definition.get("requestBody", {}).get("content", {})
        for media in content.values():
            media["schema"].pop("title", None)
            if "example" not in media and "examples" not in media:
                media["example"] = examples.of(media["schema"], is_request=True)
        if self.method == "patch" and JSON_TYPE in content:
            self.definition["requestBody"]["content"] = {MERGE_PATCH: content[JSON_TYPE], **content}

    def _answers(self, examples: Examples) -> None:
        for status, answer in self.definition["responses"].items():
            if not status.startswith("2"):
                continue
            if answer.get("description") in {None, "Successful Response"}:
                answer["description"] = _PHRASES.get(status, "Done.")
            answer["headers"] = {**headers(*self._fields(status)), **answer.get("headers", {})}
            for media in answer.get("content", {}).values():
                if "example" not in media and "examples" not in media:
                    media["example"] = examples.of(media["schema"])
        if self.method == "get" and not self.is_list:
            self.definition["responses"]["304"] = {"$ref": "#/components/responses/NotModified"}

    def _fields(self, status: str) -> list[str]:
        kept = ["Cache-Control"] if self.no_store else []
        if self.is_list and self.method == "get":
            return [*kept, "Link"]
        fields = kept if status == "204" else [*kept, "ETag"]
        if status == "201":
            fields.append("Location")
        if self.has_effect:
            fields.append("Idempotent-Replayed")
        return fields
