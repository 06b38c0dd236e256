package io.atopile.mcp.server;

import io.atopile.mcp.agent.engine.RunFeed;
import io.atopile.mcp.agent.tool.RunServiceProvider;
import io.atopile.mcp.resource.EventSource;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolFailure;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Provides the events of runs to the protocol servers. */
final class RunEventSource implements EventSource {

    private final RunServiceProvider desk;

    RunEventSource(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public Optional<Feed> follow(String runId, long after) {
        try {
            var runs = desk.openRecords();
            return runs.find(runId).map(run -> new OfRun(runs.openFeed(run, after)));
        } catch (ToolFailure _) {
            return Optional.empty();
        }
    }

    private record OfRun(RunFeed feed) implements Feed {

        @Override
        public Optional<Event> poll(Duration patience) throws InterruptedException {
            return feed.awaitNext(patience).map(heard -> switch (heard) {
                case RunFeed.Heard.Happened(var recorded) -> toEvent(Optional.of(recorded.seq()), recorded.toJson());
                case RunFeed.Heard.Passed(var delta) -> toEvent(Optional.empty(), Json.mapper().valueToTree(delta));
            });
        }

        private static Event toEvent(Optional<Long> seq, ObjectNode json) {
            return new Event(seq, json.path("type").asString(), json.toString());
        }

        @Override
        public boolean isOver() {
            return feed.isOver();
        }

        @Override
        public void close() {
            feed.close();
        }
    }
}
