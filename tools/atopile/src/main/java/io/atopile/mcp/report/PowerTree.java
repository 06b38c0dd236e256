package io.atopile.mcp.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where power comes from and where it goes, as atopile found it: sources, converters and sinks with the buses between. */
public record PowerTree(List<Node> nodes, List<Edge> edges) {

    /**
     * A source, a converter or a sink.
     *
     * @param meta voltage, current and the like, in words
     */
    public record Node(String id, Optional<String> type, Optional<String> label, Map<String, Object> meta) {

        public Node {
            meta = meta == null ? Map.of() : Map.copyOf(meta);
        }
    }

    /** Power flows from one node to another. */
    public record Edge(String source, String target) {}

    public PowerTree {
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        edges = edges == null ? List.of() : List.copyOf(edges);
    }
}
