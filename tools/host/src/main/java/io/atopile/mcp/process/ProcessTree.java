package io.atopile.mcp.process;

import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a process as the leader of its own group where the system supports it, and ends the whole group. */
final class ProcessTree {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path SHELL = Path.of("/bin/sh");
    private static final LazyValue<Boolean> HAS_GROUPS =
            LazyValue.of(() -> Files.isExecutable(SETSID) && Files.isExecutable(SHELL));

    private ProcessTree() {}

    /** Returns the same command line, run as the leader of a new session; it keeps its process ID. */
    static List<String> asSessionLeader(List<String> argv) {
        if (!HAS_GROUPS.get()) {
            return argv;
        }
        var led = new ArrayList<String>();
        led.add(SETSID.toString());
        led.addAll(argv);
        return led;
    }

    /** Kills a process started with {@link #asSessionLeader}, its group, and any descendant that left the group. */
    static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (HAS_GROUPS.get()) {
            killGroup(process.pid());
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void killGroup(long leader) {
        try {
            new ProcessBuilder(SHELL.toString(), "-c", "kill -s KILL -- \"-$0\"", Long.toString(leader))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException _) {
            // No shell could be started: the descendants that the system lists are still killed one by one.
        }
    }
}
