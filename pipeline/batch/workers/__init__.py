"""Processes that work for us and can be killed: an executor with limits on time, processor and memory.

`executor` takes tasks, a `keeper` is the thread that looks after one worker, `process` is that worker from outside and
`serve` from inside; `progress` is what a task tells on its way.
"""
