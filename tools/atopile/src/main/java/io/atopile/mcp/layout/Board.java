package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.sexpr.SExprReader;
import io.atopile.mcp.tool.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A board as one {@code .kicad_pcb} file has it. */
public final class Board {

    private static final int NAMED = 5;

    private final String text;
    private final Form root;

    private Board(String text, Form root) {
        this.text = text;
        this.root = root;
    }

    public static BoardReading read(String text) {
        return switch (SExprReader.read(text)) {
            case SExprReader.Outcome.Malformed(var at, var problem) -> new BoardReading.Malformed(lineOf(text, at), problem);
            case SExprReader.Outcome.Read(var form) -> form.name().equals("kicad_pcb")
                    ? new BoardReading.Read(new Board(text, form))
                    : new BoardReading.Malformed(1, "it isn't a KiCad board");
        };
    }

    private static int lineOf(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    String text() {
        return text;
    }

    Form root() {
        return root;
    }

    /** In the file's order. */
    public List<Component> components() {
        return root.forms("footprint").map(Component::new).toList();
    }

    /** How many pieces of track are routed. */
    public int tracks() {
        return (int) root.forms().filter(form -> form.name().equals("segment") || form.name().equals("arc")).count();
    }

    public int vias() {
        return (int) root.forms("via").count();
    }

    /**
     * Looks a component up by its address, its reference or the end of its address, whichever fits first; then the same in
     * either case.
     */
    public Match find(String wanted) {
        var components = components();
        var name = wanted.strip();
        var lower = name.toLowerCase(Locale.ROOT);
        List<Predicate<String>> ways = List.of(
                name::equals,
                known -> known.endsWith("." + name),
                known -> known.toLowerCase(Locale.ROOT).equals(lower),
                known -> known.toLowerCase(Locale.ROOT).endsWith("." + lower));
        for (var way : ways) {
            var found = components.stream().filter(component -> component.names().anyMatch(way)).toList();
            if (found.size() == 1) {
                return new Match.One(found.getFirst());
            }
            if (found.size() > 1) {
                return new Match.Several(found.stream().map(Component::name).limit(NAMED).toList());
            }
        }
        return new Match.None(Nearest.of(name, components.stream().flatMap(Component::names).toList()));
    }
}
