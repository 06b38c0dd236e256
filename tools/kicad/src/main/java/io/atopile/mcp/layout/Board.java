package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A board as stored in one {@code .kicad_pcb} file. */
public final class Board {

    private static final int NAMED = 5;
    private static final Pattern ENTRY = Pattern.compile("^(?:[^:]+\\.ato:)?[A-Z]\\w*(?:\\.|::)");

    private final String text;
    private final int end;
    private final List<BoardComponent> components;
    private final List<Form> edges;
    private final int tracks;
    private final int vias;

    /** @param end offset after the board's last parenthesis */
    Board(String text, int end, List<BoardComponent> components, List<Form> edges, int tracks, int vias) {
        this.text = text;
        this.end = end;
        this.components = List.copyOf(components);
        this.edges = List.copyOf(edges);
        this.tracks = tracks;
        this.vias = vias;
    }

    public static BoardReadResult read(String text) {
        return BoardParser.read(text);
    }

    public BoardFormat format() {
        return BoardFormat.of(text);
    }

    String text() {
        return text;
    }

    int end() {
        return end;
    }

    /** The shapes of the board outline. */
    List<Form> edges() {
        return edges;
    }

    /** The components in file order. */
    public List<BoardComponent> components() {
        return components;
    }

    /** The number of track segments and arcs. */
    public int tracks() {
        return tracks;
    }

    public int vias() {
        return vias;
    }

    /**
     * Finds a component by its address, its reference or the end of its address, whichever matches first; then again ignoring case; then
     * by the same without what leads to the entry: {@code App.r1}, {@code App::r1} and {@code main.ato:App.r1} are {@code r1} of the entry App.
     */
    public ComponentMatch find(String wanted) {
        var name = wanted.strip();
        var found = findExactly(name);
        if (!(found instanceof ComponentMatch.None)) {
            return found;
        }
        var inEntry = findExactly(ENTRY.matcher(name).replaceFirst(""));
        return inEntry instanceof ComponentMatch.None ? found : inEntry;
    }

    private ComponentMatch findExactly(String name) {
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
