package io.atopile.mcp.tools.report;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardComponent;
import io.atopile.mcp.layout.Net;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.ComponentChoice;
import io.atopile.mcp.tools.answer.LayoutAccess.Layout;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.answer.ListPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Returns which pins are connected. */
@ToolSpec(
        name = "report_nets",
        title = "List nets",
        description = "Lists the nets (the netlist) of a built target with their pins, or only the nets of one pin or component. Read from "
                + "the board that the last build wrote, so it shows what the design actually connects. Identify a pin as R1.2 or by its "
                + "component's address, e.g. top.2. Needs a build. Changes nothing.",
        next = "layout_get_component_position locates the pads of a component.",
        toolset = Toolset.REPORTS,
        effects = Effect.READS,
        idempotent = true)
record ReportNets(LayoutAccess desk) implements Tool<ReportNets.Input, ReportNets.Output> {

    private static final int PINS = 40;

    /** Which nets. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Only this net.") @Range(min = 1, max = 200) Optional<String> net,
            @Doc("Only nets with this component or pin: R1, R1.2, top or top.2.") @Range(min = 1, max = 300) Optional<String> pin,
            @Doc("Nets per page.") @Default("40") @Range(min = 1, max = 100) int limit,
            @Doc(Doc.CURSOR) @Range(min = 1, max = 40) Optional<String> cursor) {}

    /** A page of nets. */
    public record Output(
            String path,
            String rev,
            List<Entry> nets,
            @Doc(Doc.TOTAL) int total,
            @Doc(Doc.NEXT_CURSOR) Optional<String> nextCursor) {}

    /** One net. */
    public record Entry(String net, @Doc("At most 40.") List<Pin> pins, int pinsTotal) {}

    /** A pad of a component. */
    public record Pin(@Doc("Reference and pad, e.g. R1.2.") String pin, @Doc("Address of the component in the design.") Optional<String> address) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        var layout = desk.open(context.project(), input.target());
        return show(layout, Net.of(layout.board()), input);
    }

    private static ToolResult<Output> show(Layout layout, List<Net> all, Input input) throws ToolFailure {
        var pin = input.pin().isPresent() ? choosePins(layout.board(), input.pin().get()) : Optional.<Predicate<Net.Pin>>empty();
        var name = input.net().map(wanted -> chooseName(all, wanted));
        var found = all.stream()
                .filter(net -> name.map(net.name()::equals).orElse(true))
                .filter(net -> pin.map(net.pins().stream()::anyMatch).orElse(true))
                .toList();
        if (found.isEmpty() && (input.net().isPresent() || input.pin().isPresent())) {
            throw new ToolFailure(ErrorCode.NOT_FOUND, "There is no such net on the board.", suggestNearest(all, input));
        }
        var page = ListPage.of(found, input.cursor(), input.limit());
        return ToolResult.ok(
                new Output(layout.path(), layout.rev(), page.items().stream().map(ReportNets::toEntry).toList(), found.size(), page.next()),
                page.describe(found.size(), "nets") + ".");
    }

    /** Selects the pins of a component, or if the text names none, the pad after its last dot. */
    private static Optional<Predicate<Net.Pin>> choosePins(Board board, String wanted) throws ToolFailure {
        var component = ComponentChoice.find(board, wanted);
        if (component.isPresent()) {
            return component.map(chosen -> pin -> pin.component().equals(chosen));
        }
        var dot = wanted.lastIndexOf('.');
        var owner = dot < 0 ? Optional.<BoardComponent>empty() : ComponentChoice.find(board, wanted.substring(0, dot));
        return Optional.of(pin -> owner.filter(pin.component()::equals).isPresent() && pin.pad().equals(wanted.substring(dot + 1)));
    }

    /** Returns the net's name as it is on the board; if it differs in case only, that of the only such net. */
    private static String chooseName(List<Net> all, String wanted) {
        var alike = all.stream().map(Net::name).filter(wanted::equalsIgnoreCase).toList();
        return alike.size() == 1 ? alike.getFirst() : wanted;
    }

    private static String suggestNearest(List<Net> all, Input input) {
        var near = input.net()
                .map(net -> NameSuggestions.of(net, all.stream().map(Net::name).toList()))
                .orElseGet(() -> NameSuggestions.of(
                        input.pin().orElse(""),
                        all.stream().flatMap(net -> net.pins().stream()).map(pin -> pin.component().reference() + "." + pin.pad()).toList()));
        return near.isEmpty() ? "report_nets without net and pin lists them." : "Did you mean " + String.join(", ", near) + "?";
    }

    private static Entry toEntry(Net net) {
        var pins = net.pins().stream()
                .limit(PINS)
                .map(pin -> new Pin(pin.component().reference() + "." + pin.pad(), pin.component().address()))
                .toList();
        return new Entry(net.name(), pins, net.pins().size());
    }
}
