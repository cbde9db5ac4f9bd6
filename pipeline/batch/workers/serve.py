"""A worker from inside: it takes one task after another until nobody sends any."""

import os
import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeAlias

from pipeline.batch.workers.fences import fence_cpu, fence_memory, stand_alone
from pipeline.batch.workers.limits import TaskLimits
from pipeline.batch.workers.messages import AtPage, Failed, Message, OutOfMemory, Ready, pack_error, pack_result
from pipeline.batch.workers.progress import PageTold, listen

WarmUp: TypeAlias = Callable[[], object]


def serve(connection: Connection, limits: TaskLimits, warm_up: WarmUp | None, parent: int) -> None:
    """The life of a worker that `parent` has started: gets warm, says so, and carries out what it is sent."""
    stand_alone(parent)

    def send(message: Message) -> None:
        connection.send_bytes(pickle.dumps(message))

    def tell(told: PageTold) -> None:
        fence_cpu(limits.cpu_seconds)
        send(AtPage(told))

    listen(tell)
    first = _get_warm(warm_up)
    fence_memory(limits.memory_bytes)
    send(first)
    while True:
        try:
            task = connection.recv_bytes()
        except (EOFError, OSError):
            os._exit(0)  # nothing of ours needs cleaning up, and libraries must not hang while they do
        fence_cpu(limits.cpu_seconds)
        message = _carry_out(task)
        send(message)
        if isinstance(message, OutOfMemory):
            os._exit(1)


def _get_warm(warm_up: WarmUp | None) -> Ready | Failed:
    try:
        if warm_up is not None:
            warm_up()
    except Exception as error:
        return pack_error(error)
    return Ready()


def _carry_out(task: bytes) -> Message:
    try:
        function, args, kwargs = pickle.loads(task)
        return pack_result(function(*args, **kwargs))
    except MemoryError:
        return OutOfMemory()
    except BaseException as error:
        return pack_error(error)
