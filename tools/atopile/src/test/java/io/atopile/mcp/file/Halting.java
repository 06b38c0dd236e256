package io.atopile.mcp.file;

/** Writers that stop for ever at a step, so that their process can be killed there. */
public final class Halting {

    private Halting() {}

    public static AtomicFile at(WriteStep halt, Runnable reached) {
        return new AtomicFile(step -> {
            if (step == halt) {
                reached.run();
            }
        });
    }
}
