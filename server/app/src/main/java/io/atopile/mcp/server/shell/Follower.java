package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.engine.RunFeed;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.engine.Runs;
import java.time.Duration;

/** Follows a run on a screen until it is over, and puts its questions to the person there. */
public final class Follower {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Runs runs;
    private final Screen screen;
    private final TypedLines typed;

    public Follower(Runs runs, Screen screen, TypedLines typed) {
        this.runs = runs;
        this.screen = screen;
        this.typed = typed;
    }

    /** From after an event on, whoever drives the run; gives the run as it is then. */
    public RunView follow(RunView run, long after) throws InterruptedException {
        var id = run.directory().id();
        var approvals = new Approvals(runs, screen, typed);
        run.state().calls().asked().ifPresent(approvals::heard);
        try (var feed = runs.feed(run, after)) {
            while (!feed.isOver()) {
                var heard = feed.next(PAUSE);
                if (heard.isEmpty()) {
                    approvals.attend(id);
                } else if (heard.get() instanceof RunFeed.Heard.Happened(var event)) {
                    screen.event(event, run);
                    approvals.heard(event.event());
                } else if (heard.get() instanceof RunFeed.Heard.Passed(var delta)) {
                    screen.delta(delta);
                }
            }
        }
        var end = runs.find(id).orElse(run);
        screen.end(end);
        return end;
    }
}
