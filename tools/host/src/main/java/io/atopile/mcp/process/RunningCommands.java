package io.atopile.mcp.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The short commands that this process currently runs, so that none of them outlives it when it is asked to exit. */
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

    /**
     * Kills all of them, with their groups. Runs at every exit of the program except {@link Runtime#halt}, before which it must
     * be called.
     */
    public static void kill() {
        RUNNING.forEach(ProcessTree::kill);
    }
}
