package io.atopile.mcp.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The short commands that this process runs at the moment, so that none of them outlives it when it is told to end. */
public final class RunningCommands {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean KILLED_ON_EXIT = new AtomicBoolean();

    private RunningCommands() {}

    static void add(Process process) {
        RUNNING.add(process);
        if (KILLED_ON_EXIT.compareAndSet(false, true)) {
            killOnExit();
        }
    }

    static void remove(Process process) {
        RUNNING.remove(process);
    }

    private static void killOnExit() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(RunningCommands::kill, "commands"));
        } catch (IllegalStateException _) {
            kill();
        }
    }

    /** All of them, with their groups. Done at every exit of the program but {@link Runtime#halt}, before which it is to be called. */
    public static void kill() {
        RUNNING.forEach(ProcessTree::kill);
    }
}
