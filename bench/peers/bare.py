"""The bare loop: nothing but signing and POSTing. `python -m bench.peers.bare URL BODIES COUNT AT_ONCE`."""

import asyncio
import sys

import uvloop

from bench.peers.posting import Stopwatch, over_transport, read_bodies


async def main(url: str, bodies_path: str, count: int, at_once: int) -> None:
    """POST `count` times after a warm-up, and print how long it took."""
    bodies = read_bodies(bodies_path)
    post, close = over_transport(url, at_once)

    async def turn(total: int) -> Stopwatch:
        numbers, watch = iter(range(total)), Stopwatch()

        async def work() -> None:
            for number in numbers:
                watch.start()
                await post(f"msg_{number}", bodies[number % len(bodies)])
                watch.stop()

        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(work())
        return watch

    await turn(count // 10)
    watch = await turn(count)
    await close()
    print(watch.report())


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
