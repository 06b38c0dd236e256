package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.engine.RunFeed;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import java.time.Duration;

/** Follows a run on a display until it has ended, and asks the person there the run's questions. */
public final class RunFollower {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RunService runs;
    private final RunDisplay screen;
    private final UserInput typed;

    public RunFollower(RunService runs, RunDisplay screen, UserInput typed) {
        this.runs = runs;
        this.screen = screen;
        this.typed = typed;
    }

    /** Follows a run from the event after {@code after}, whichever process executes it; returns the run's state at its end. */
    public RunView follow(RunView run, long after) throws InterruptedException {
        var id = run.directory().id();
        var approvals = new TerminalApprovals(runs, screen, typed);
        run.state().calls().asked().ifPresent(approvals::handleEvent);
        try (var feed = runs.openFeed(run, after)) {
            while (!feed.isOver()) {
                var heard = feed.awaitNext(PAUSE);
                if (heard.isEmpty()) {
                    approvals.handleOpenRequest(id);
                } else if (heard.get() instanceof RunFeed.Heard.Happened(var event)) {
                    screen.showEvent(event, run);
                    approvals.handleEvent(event.event());
                } else if (heard.get() instanceof RunFeed.Heard.Passed(var delta)) {
                    screen.showDelta(delta);
                }
            }
        }
        var end = runs.find(id).orElse(run);
        screen.end(end);
        return end;
    }
}
