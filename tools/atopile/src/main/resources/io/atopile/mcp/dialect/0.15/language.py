"""Starts atopile's language server on standard input and output, in less than half of the time that `ato lsp start` takes.

The language server compiles each document in a fork of a fork server, which atopile starts as a new interpreter when the first document is
read, so that everything is imported twice. Here the fork server is itself a fork of this process, made after the imports and before there
are threads. If it can't be made, or when it has ended, atopile starts its own.
"""

import gc
import os
import socket
import sys
import threading


def load():
    """Imports what both processes need. The thread that writes the log would not exist in a fork, so each process starts its own."""
    gc.disable()
    start = threading.Thread.start
    threading.Thread.start = lambda thread: None
    try:
        from atopile.logging import AtoLogger
        from atopile.lsp import LSP_SERVER
    finally:
        threading.Thread.start = start
    gc.freeze()
    return AtoLogger, LSP_SERVER


def serve_forks(listener, alive, key, logger):
    """Compiles the library once and then forks a worker for each request, until nobody holds the other end of `alive`."""
    from multiprocessing import forkserver

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    import atopile.lsp.forkbase_preload  # noqa: F401

    gc.freeze()
    gc.enable()
    logger.start_periodic_flush()
    forkserver.main(listener.detach(), alive, [], authkey_r=key)


def fork_server(logger):
    """Makes the fork server, and lets multiprocessing believe that it has started it."""
    from multiprocessing import connection, forkserver, util

    server = forkserver._forkserver
    address = connection.arbitrary_address("AF_UNIX")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    if not util.is_abstract_socket_namespace(address):
        os.chmod(address, 0o600)
    listener.listen()
    alive, living = os.pipe()
    key, lock = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(living)
            os.close(lock)
            serve_forks(listener, alive, key, logger)
        finally:
            os._exit(0)
    for each in (alive, key):
        os.close(each)
    listener.close()
    secret = os.urandom(forkserver._AUTHKEY_LEN)
    os.write(lock, secret)
    os.close(lock)
    server._forkserver_authkey = secret
    server._forkserver_address = address
    server._forkserver_alive_fd = living
    server._forkserver_pid = child


def main():
    logger, server = load()
    if sys.platform == "linux":
        try:
            fork_server(logger)
        except (AttributeError, ImportError, OSError, TypeError):
            pass
    gc.enable()
    logger.start_periodic_flush()
    server.start_io()


main()
