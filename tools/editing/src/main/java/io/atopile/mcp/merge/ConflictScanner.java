package io.atopile.mcp.merge;

import io.atopile.mcp.merge.ConflictMarker.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Finds the merge conflicts in a text, as git, Subversion, Mercurial and diff3 mark them: at the beginning of lines, in order, with
 * markers of equal length. A single line of {@code =======}, as under a heading, is none.
 */
public final class ConflictScanner {

    private static final int MOST = 1_000;
    private static final int LONGEST_LABEL = 60;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<MergeConflict> found = new ArrayList<>();
    private final List<ConflictMarker> open = new ArrayList<>();
    private final boolean reportsSingleMarkers;
    private int length;

    private ConflictScanner(boolean reportsSingleMarkers) {
        this.reportsSingleMarkers = reportsSingleMarkers;
    }

    /** Finds the conflicts in a text whose lines may begin with anything, such as one with comments or documentation. */
    public static List<MergeConflict> scan(String text) {
        return text.contains(Kind.OURS.text()) ? new ConflictScanner(false).scanLines(text) : List.of();
    }

    /**
     * Finds the conflicts in a text in which no line begins with {@code <<<<<<<} or {@code >>>>>>>} otherwise, as in a YAML mapping or
     * a file of KiCad: also those markers that an incomplete resolution left behind.
     */
    public static List<MergeConflict> scanWithSingleMarkers(String text) {
        return text.contains(Kind.OURS.text()) || text.contains(Kind.END.text()) ? new ConflictScanner(true).scanLines(text) : List.of();
    }

    private List<MergeConflict> scanLines(String text) {
        var from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        var number = 1;
        for (Iterator<String> lines = text.substring(from).lines().iterator(); lines.hasNext() && found.size() < MOST; number++) {
            scanLine(lines.next(), number);
        }
        closeIncomplete();
        return List.copyOf(found);
    }

    private void scanLine(String line, int number) {
        for (var kind : Kind.values()) {
            var run = countRun(line, kind.character());
            if (run >= Kind.USUAL_LENGTH && isMarker(line, run, kind)) {
                take(new ConflictMarker(kind, number, toLabel(line.substring(run))), run);
            }
        }
    }

    private static int countRun(String line, char character) {
        var run = 0;
        while (run < line.length() && line.charAt(run) == character) {
            run++;
        }
        return run;
    }

    private static boolean isMarker(String line, int run, Kind kind) {
        return switch (kind) {
            case OURS, BASE, END -> run == line.length() || Character.isWhitespace(line.charAt(run));
            case THEIRS -> line.substring(run).isBlank();
        };
    }

    private void take(ConflictMarker marker, int run) {
        switch (marker.kind()) {
            case OURS -> {
                if (open.isEmpty() || run <= length) {
                    closeIncomplete();
                    open.add(marker);
                    length = run;
                }
            }
            case BASE, THEIRS -> {
                if (!open.isEmpty() && run == length && open.getLast().kind().compareTo(marker.kind()) < 0) {
                    open.add(marker);
                }
            }
            case END -> takeEnd(marker, run);
        }
    }

    private void takeEnd(ConflictMarker marker, int run) {
        if (open.isEmpty()) {
            reportSingle(marker, run);
        } else if (run == length && open.getLast().kind() == Kind.THEIRS) {
            open.add(marker);
            found.add(new MergeConflict(open));
            open.clear();
        } else if (run == length) {
            closeIncomplete();
            reportSingle(marker, run);
        }
    }

    private void closeIncomplete() {
        open.stream().findFirst().ifPresent(marker -> reportSingle(marker, length));
        open.clear();
    }

    private void reportSingle(ConflictMarker marker, int run) {
        if (reportsSingleMarkers && run == Kind.USUAL_LENGTH) {
            found.add(new MergeConflict(List.of(marker)));
        }
    }

    private static String toLabel(String rest) {
        var plain = rest.strip().replaceAll("\\p{Cntrl}", "?");
        return plain.length() > LONGEST_LABEL ? plain.substring(0, LONGEST_LABEL) + "…" : plain;
    }
}
