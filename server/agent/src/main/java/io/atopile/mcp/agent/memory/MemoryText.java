package io.atopile.mcp.agent.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders a {@link FileMemory} for the model, within a size limit: current entries, then stale ones. */
record MemoryText(FileMemory memory) {

    private static final int LONGEST_LINE = 300;

    /** Reserved for the two headings and the note on omitted lines. */
    private static final int FRAME = 160;

    private record Line(boolean stale, int rank, long step, String text) {}

    String render(int maxChars) {
        var all = lines();
        var kept = new ArrayList<Line>();
        var room = maxChars - FRAME;
        for (var line : all) {
            room -= line.text().length() + 3;
            if (room < 0) {
                break;
            }
            kept.add(line);
        }
        var text = new StringBuilder();
        write("Known:", kept.stream().filter(line -> !line.stale()).toList(), text);
        write("STALE, check again before you rely on it:", kept.stream().filter(Line::stale).toList(), text);
        if (kept.size() < all.size()) {
            text.append("(").append(all.size() - kept.size()).append(" more omitted)\n");
        }
        return text.toString();
    }

    /** Returns the lines by priority. */
    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        memory.builds().values().forEach(build -> lines.add(formatLine(build)));
        memory.files().entrySet().stream()
                .filter(file -> file.getValue().read().isPresent())
                .forEach(file -> lines.add(formatLine(file)));
        lines.sort(Comparator.comparingInt(Line::rank)
                .thenComparing(Comparator.comparingLong(Line::step).reversed()));
        return lines;
    }

    private Line formatLine(MemoryEvent.BuildEnded build) {
        var stale = memory.isStale(build);
        var text = "build of %s: %s (step %d)".formatted(build.target(), toLowerCase(build.verdict()), build.step());
        var why = memory.lastChange()
                .filter(_ -> stale)
                .map(change -> ", older than the change of %s at step %d".formatted(change.path(), change.step()))
                .orElse("");
        return new Line(stale, 0, build.step(), toSingleLine(text + why));
    }

    private static Line formatLine(Map.Entry<String, FileMemoryEntry> file) {
        var remembered = file.getValue();
        var stale = remembered.needsRefresh();
        var change = remembered.change().filter(_ -> stale).map(MemoryText::change).orElse("");
        var text = "%s: read at step %d"
                .formatted(file.getKey(), remembered.read().map(MemoryEvent::step).orElseThrow());
        return new Line(stale, stale ? 1 : 2, remembered.latest(), toSingleLine(text + change));
    }

    private static String change(MemoryEvent.FileChanged change) {
        var what = change.hash().isPresent() ? "changed" : "deleted";
        var who = switch (change.by()) {
            case THIS_RUN -> "this run";
            case OTHERS -> "someone else";
        };
        return ", %s at step %d by %s".formatted(what, change.step(), who);
    }

    private static void write(String heading, List<Line> lines, StringBuilder text) {
        if (!lines.isEmpty()) {
            text.append(heading).append('\n');
            lines.forEach(line -> text.append("- ").append(line.text()).append('\n'));
        }
    }

    private static String toSingleLine(String text) {
        var flat = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        if (flat.length() <= LONGEST_LINE) {
            return flat;
        }
        return flat.substring(0, flat.offsetByCodePoints(0, flat.codePointCount(0, LONGEST_LINE) - 1)) + "…";
    }

    private static String toLowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
