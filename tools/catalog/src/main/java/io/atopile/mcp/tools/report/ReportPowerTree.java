package io.atopile.mcp.tools.report;

import io.atopile.mcp.report.PowerTree;
import io.atopile.mcp.report.ReportProvenance;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Returns a target's power tree: where power comes from and where it goes. */
@ToolSpec(
        name = "report_power_tree",
        title = "Power tree",
        description = "Returns the power tree of a built target: sources, converters and sinks with their voltages and currents, and which feeds "
                + "which. Only interfaces that the design marks as source or sink are included, so an empty tree does not mean that nothing is "
                + "powered. Needs a build. Changes nothing.",
        next = "report_variables gives the values behind it.",
        toolset = Toolset.REPORTS,
        effects = Effect.READS,
        idempotent = true)
record ReportPowerTree(ReportAccess desk) implements Tool<ReportPowerTree.Input, ReportPowerTree.Output> {

    private static final int MOST = 100;

    /** Which target. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target) {}

    /** The tree. */
    public record Output(
            ReportProvenance provenance,
            @Doc("At most 100.") List<Entry> nodes,
            int nodesTotal,
            @Doc("At most 100.") List<Feed> feeds,
            int feedsTotal) {}

    /** A source, a converter or a sink. */
    public record Entry(
            String id,
            Optional<String> type,
            Optional<String> label,
            @Doc("Voltage, current and so on, as atopile words them.") List<Fact> facts) {}

    /** A known property of a node. */
    public record Fact(String name, String value) {}

    /** Power flows between two nodes, by their ids. */
    public record Feed(String from, String to) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var found = desk.require(context, input.target(), reports -> reports.powerTree());
        return show(found.report(), found.provenance());
    }

    private static ToolResult<Output> show(PowerTree tree, ReportProvenance provenance) {
        var output = new Output(
                provenance,
                tree.nodes().stream().limit(MOST).map(ReportPowerTree::toEntry).toList(),
                tree.nodes().size(),
                tree.edges().stream().limit(MOST).map(edge -> new Feed(edge.source(), edge.target())).toList(),
                tree.edges().size());
        var what = tree.nodes().isEmpty()
                ? "This design declares no power sources or sinks."
                : "%d nodes, %d of them fed by another.".formatted(
                        tree.nodes().size(), tree.edges().stream().map(PowerTree.Edge::target).distinct().count());
        return ToolResult.ok(output, provenance.caution() + what);
    }

    private static Entry toEntry(PowerTree.Node node) {
        var facts = node.meta().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> new Fact(fact.getKey(), fact.getValue().toString()))
                .toList();
        return new Entry(node.id(), node.type(), node.label(), facts);
    }
}
