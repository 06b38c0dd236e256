package io.atopile.mcp.layout;

import io.atopile.mcp.merge.ConflictScanner;
import io.atopile.mcp.sexpr.FormScanner;
import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.sexpr.SExprReader;
import java.util.ArrayList;
import java.util.List;

/** Extracts the needed parts of a board's text one item at a time, so that a board of tens of megabytes fits into a small heap. */
final class BoardParser {

    private static final int MAX_COMPONENTS = 100_000;
    private static final int MAX_PADS = 400_000;
    private static final int MAX_EDGES = 20_000;
    private static final int MAX_PIECE = 2 << 20;
    private static final int MAX_QUOTED = 20;
    private static final double FARTHEST_MM = 1e6;

    private final String text;
    private final List<BoardComponent> components = new ArrayList<>();
    private final List<Form> edges = new ArrayList<>();
    private int pads;
    private int tracks;
    private int vias;

    private BoardParser(String text) {
        this.text = text;
    }

    static BoardReadResult read(String text) {
        var conflicts = ConflictScanner.scanWithSingleMarkers(text);
        return conflicts.isEmpty() ? readMerged(text) : new BoardReadResult.Conflicted(conflicts);
    }

    private static BoardReadResult readMerged(String text) {
        var pieces = new BoardParser(text);
        try {
            var fault = FormScanner.scan(text, pieces::take);
            if (fault.isPresent()) {
                return new BoardReadResult.Malformed(computeLineNumber(text, fault.get().at()), fault.get().problem());
            }
        } catch (Unusable unusable) {
            return unusable.reading;
        }
        return FormScanner.nameAt(text, text.indexOf('(')).equals("kicad_pcb")
                ? new BoardReadResult.Read(new Board(text, text.lastIndexOf(')') + 1, pieces.components, pieces.edges, pieces.tracks, pieces.vias))
                : new BoardReadResult.Malformed(1, "it isn't a KiCad board");
    }

    private void take(String name, int start, int end) {
        switch (name) {
            case "segment", "arc" -> tracks++;
            case "via" -> vias++;
            case "footprint" -> takeFootprint(parseForm(start, end));
            default -> {
                if (Outline.DRAWN.contains(name)) {
                    takeShape(parseForm(start, end));
                }
            }
        }
    }

    private void takeFootprint(Form form) {
        form.findForm("at").ifPresent(at -> checkNumbers(at, Math.min(4, at.items().size())));
        var component = new BoardComponent(text, form);
        components.add(component);
        pads += component.pads().size();
        checkCount(components.size(), MAX_COMPONENTS, "components");
        checkCount(pads, MAX_PADS, "pads");
    }

    private void takeShape(Form form) {
        if (Outline.isOnEdge(form)) {
            Outline.listPoints(form).forEach(point -> checkNumbers(point, point.items().size()));
            edges.add(form);
            checkCount(edges.size(), MAX_EDGES, "outline shapes");
        }
    }

    private Form parseForm(int start, int end) {
        if (end - start > MAX_PIECE) {
            throw new Unusable(new BoardReadResult.TooMany("2 MiB in one piece (line %d)".formatted(computeLineNumber(text, start))));
        }
        return switch (SExprReader.read(text, start, end)) {
            case SExprReader.Outcome.Read(var form) -> form;
            case SExprReader.Outcome.Malformed(var at, var problem) -> throw createMalformed(at, problem);
        };
    }

    private void checkNumbers(Form point, int end) {
        for (var index = 1; index < end; index++) {
            var number = point.number(index);
            if (number.isEmpty() || Math.abs(number.getAsDouble()) > FARTHEST_MM) {
                var item = point.items().get(index);
                var value = text.substring(item.start(), Math.min(item.end(), item.start() + MAX_QUOTED));
                throw createMalformed(item.start(), "%s is not a valid coordinate or angle".formatted(value));
            }
        }
    }

    private static void checkCount(int count, int most, String what) {
        if (count > most) {
            throw new Unusable(new BoardReadResult.TooMany("%,d %s".formatted(most, what)));
        }
    }

    private Unusable createMalformed(int at, String problem) {
        return new Unusable(new BoardReadResult.Malformed(computeLineNumber(text, at), problem));
    }

    private static int computeLineNumber(String text, int at) {
        var line = 1;
        for (var newline = text.indexOf('\n'); newline >= 0 && newline < at; newline = text.indexOf('\n', newline + 1)) {
            line++;
        }
        return line;
    }

    /** Aborts the scan at the first unusable item; never leaves this class. */
    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final transient BoardReadResult reading;

        Unusable(BoardReadResult reading) {
            super(null, null, false, false);
            this.reading = reading;
        }
    }
}
