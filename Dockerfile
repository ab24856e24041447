FROM python:3.11-slim-bookworm AS build

ENV PIP_ROOT_USER_ACTION=ignore \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

WORKDIR /srv/afterview

# The service's environment has no pip of its own: what installs stays in this stage.
COPY requirements/base.txt requirements/build.txt requirements/
RUN python -m venv --without-pip /opt/venv \
    && pip --python /opt/venv/bin/python install --require-hashes --only-binary :all: -r requirements/base.txt \
    && pip install --require-hashes --only-binary :all: --target /opt/build -r requirements/build.txt

COPY pyproject.toml alembic.ini README.md LICENSE ./
COPY alembic alembic
COPY app app
RUN PYTHONPATH=/opt/build pip --python /opt/venv/bin/python install --no-deps --no-build-isolation --editable . \
    && /opt/venv/bin/python -m compileall -q app /opt/venv/lib


FROM python:3.11-slim-bookworm

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    AFTERVIEW_HOST=0.0.0.0 \
    AFTERVIEW_PORT=8000

# A fixed number, so that a volume's owner can be set from outside.
RUN groupadd --gid 10001 afterview \
    && useradd --uid 10001 --gid afterview --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin afterview \
    && install -d -o afterview -g afterview /srv/afterview/data

COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/afterview /srv/afterview

WORKDIR /srv/afterview
USER 10001:10001
VOLUME /srv/afterview/data
EXPOSE 8000

# A worker container answers no HTTP: compose.yaml gives it a check of its own.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['AFTERVIEW_PORT']}/readyz\", timeout=2)"]

# exec form: the program is process 1 and gets SIGTERM itself. It drains for 15 s.
STOPSIGNAL SIGTERM
ENTRYPOINT ["afterview"]
CMD ["serve"]
