package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A board as one {@code .kicad_pcb} file has it. */
public final class Board {

    private static final int NAMED = 5;

    private final String text;
    private final int end;
    private final List<BoardComponent> components;
    private final List<Form> edges;
    private final int tracks;
    private final int vias;

    /** @param end behind the board's last parenthesis */
    Board(String text, int end, BoardParser pieces) {
        this.text = text;
        this.end = end;
        this.components = List.copyOf(pieces.components());
        this.edges = List.copyOf(pieces.edges());
        this.tracks = pieces.tracks();
        this.vias = pieces.vias();
    }

    public static BoardReadResult read(String text) {
        return BoardParser.read(text);
    }

    String text() {
        return text;
    }

    int end() {
        return end;
    }

    /** What is drawn on its edge. */
    List<Form> edges() {
        return edges;
    }

    /** In the file's order. */
    public List<BoardComponent> components() {
        return components;
    }

    /** How many pieces of track are routed. */
    public int tracks() {
        return tracks;
    }

    public int vias() {
        return vias;
    }

    /**
     * Looks a component up by its address, its reference or the end of its address, whichever fits first; then the same in
     * either case.
     */
    public ComponentMatch find(String wanted) {
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
                return new ComponentMatch.One(found.getFirst());
            }
            if (found.size() > 1) {
                return new ComponentMatch.Several(found.stream().map(BoardComponent::name).limit(NAMED).toList());
            }
        }
        return new ComponentMatch.None(NameSuggestions.of(name, components.stream().flatMap(BoardComponent::names).toList()));
    }
}
