package io.atopile.mcp.skill.run;

import io.atopile.mcp.tool.Progress;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reports a run's progress to everyone who waits for it. */
final class ProgressBroadcaster implements Progress {

    private final List<Progress> all = new CopyOnWriteArrayList<>();

    void add(Progress watcher) {
        all.add(watcher);
    }

    void remove(Progress watcher) {
        all.remove(watcher);
    }

    @Override
    public void report(double done, OptionalDouble total, String message) {
        all.forEach(watcher -> watcher.report(done, total, message));
    }
}
