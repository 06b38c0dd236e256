package io.atopile.mcp.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The power tree as atopile determined it: sources, converters and sinks with the buses between them. */
public record PowerTree(List<Node> nodes, List<Edge> edges) {

    /**
     * A source, a converter or a sink.
     *
     * @param meta voltage, current and the like, as text
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
