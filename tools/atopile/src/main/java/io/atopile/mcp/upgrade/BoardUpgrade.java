package io.atopile.mcp.upgrade;

import io.atopile.mcp.explain.FixDiff;
import io.atopile.mcp.layout.BoardFormat;
import io.atopile.mcp.sexpr.FormScanner;
import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.sexpr.SExprReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rewrites a board of KiCad 6 or 7 in terms that atopile reads: the reference and the value of a footprint are properties, IDs are called
 * {@code uuid}, and the header has the version of the program. Positions, tracks and zones stay as they are. atopile recognises a footprint by the
 * address that it wrote into it, and removes one without; so a board with such a footprint is left for a person.
 */
final class BoardUpgrade {

    private static final int FIRST_READABLE = 8;
    private static final int OLDEST = 20211014;
    private static final String NEWEST_KICAD = "9.0";
    private static final String ADDRESS = "atopile_address";
    private static final Pattern GENERATOR = Pattern.compile("\\(generator\\s+(?:\"[^\"]*\"|[^()\\s]+)\\s*\\)");
    private static final String SAVE = "Open it in KiCad 9 and save it, which converts it, and compare the board with the old one after the first build.";

    private final String path;
    private final List<String> lines;
    private final String text;
    private final List<Splice> splices = new ArrayList<>();
    private Optional<UpgradeDecision> obstacle = Optional.empty();

    /** A replacement of a range of the text. */
    private record Splice(int start, int end, String text) {}

    private BoardUpgrade(String path, List<String> lines) {
        this.path = path;
        this.lines = lines;
        this.text = String.join("\n", lines);
    }

    /** @param path of the board, relative to the project's root */
    static PartPlan plan(String path, List<String> lines) {
        return new BoardUpgrade(path, lines).plan();
    }

    private PartPlan plan() {
        BoardFormat format = BoardFormat.of(text);
        if (format.isTooNewFor(NEWEST_KICAD)) {
            return decide(1, "The board has %s, which atopile can't read.".formatted(format.describe()), "Restore the board from before it was saved in the newer KiCad; nothing converts it back.");
        }
        if (!format.isOlderThan(FIRST_READABLE)) {
            return keep();
        }
        if (format.version() < OLDEST) {
            return decide(1, "The board has %s, which atopile can't read.".formatted(format.describe()), SAVE);
        }
        Optional<SExprReader.Outcome.Malformed> malformed = FormScanner.scan(text, this::visit);
        if (malformed.isPresent()) {
            return decide(countLine(Math.min(malformed.get().at(), text.length())), "The board can't be read: %s.".formatted(malformed.get().problem()), "Restore it from a copy, or correct the file.");
        }
        addVersion(format);
        renameIds();
        return obstacle.map(found -> new PartPlan(new UpgradedFile(path, lines, lines), List.of(), List.of(found))).orElseGet(() -> change(format));
    }

    private PartPlan change(BoardFormat format) {
        var changed = new StringBuilder(text);
        splices.stream().sorted((one, other) -> Integer.compare(other.start(), one.start())).forEach(splice -> changed.replace(splice.start(), splice.end(), splice.text()));
        List<String> after = changed.toString().lines().toList();
        String reason = "The board has %s; atopile reads it with these names of its items.".formatted(format.describe());
        List<UpgradeStep> steps = FixDiff.computeHunks(lines, after).stream()
                .map(hunk -> new UpgradeStep(
                        UpgradeStep.Kind.BOARD,
                        path,
                        hunk.oldBefore() + 1,
                        lines.subList(hunk.oldBefore(), hunk.oldBefore() + hunk.oldCount()),
                        after.subList(hunk.newBefore(), hunk.newBefore() + hunk.newCount()),
                        reason))
                .toList();
        return new PartPlan(new UpgradedFile(path, lines, after), steps, List.of());
    }

    private void visit(String name, int start, int end) {
        boolean component = name.equals("footprint") || name.equals("module");
        if (component && obstacle.isEmpty() && SExprReader.read(text, start, end) instanceof SExprReader.Outcome.Read(var footprint)) {
            convert(footprint);
        }
    }

    private void convert(Form footprint) {
        List<Form> properties = footprint.listForms("property").toList();
        boolean addressed = properties.stream().anyMatch(property -> property.findText(1).filter(ADDRESS::equals).isPresent());
        boolean named = properties.stream().anyMatch(property -> property.findText(1).filter("Reference"::equals).isPresent());
        if (!addressed || named) {
            String what = named ? "has properties that its format doesn't have" : "has no address, by which atopile recognises the component that it belongs to; a build would replace it at another place";
            obstacle = Optional.of(createDecision(countLine(footprint.start()), "The footprint %s %s.".formatted(footprint.findText(1).orElse("here"), what), SAVE));
            return;
        }
        properties.stream()
                .filter(property -> property.findForm("at").isEmpty())
                .forEach(property -> splices.add(new Splice(property.end() - 1, property.end() - 1, " (at 0 0 0) (layer \"F.Fab\") (hide yes)")));
        rename(footprint, "reference", "\"Reference\"");
        rename(footprint, "value", "\"Value\"");
    }

    private void rename(Form footprint, String kind, String property) {
        footprint.listForms("fp_text")
                .filter(form -> form.findText(1).filter(kind::equals).isPresent())
                .findFirst()
                .ifPresent(form -> splices.add(new Splice(
                        form.items().getFirst().start(), form.items().get(1).end(), "property " + property)));
    }

    private void addVersion(BoardFormat format) {
        Matcher generator = GENERATOR.matcher(text);
        if (!text.substring(0, Math.min(BoardFormat.HEADER, text.length())).contains("(generator_version") && generator.find()) {
            splices.add(new Splice(generator.end(), generator.end(), " (generator_version \"%d.0\")".formatted(format.isOlderThan(7) ? 6 : 7)));
        }
    }

    /** Renames the IDs of all items; what is in quotes is text. */
    private void renameIds() {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                at = FormScanner.endOfString(text, at, text.length()) - 1;
            } else if (text.startsWith("(tstamp ", at)) {
                splices.add(new Splice(at + 1, at + 7, "uuid"));
            }
        }
    }

    private int countLine(int offset) {
        return (int) IntStream.range(0, Math.min(offset, text.length())).filter(i -> text.charAt(i) == '\n').count() + 1;
    }

    private PartPlan keep() {
        return new PartPlan(new UpgradedFile(path, lines, lines), List.of(), List.of());
    }

    private PartPlan decide(int line, String problem, String advice) {
        return new PartPlan(new UpgradedFile(path, lines, lines), List.of(), List.of(createDecision(line, problem, advice)));
    }

    private UpgradeDecision createDecision(int line, String problem, String advice) {
        return new UpgradeDecision(path, line, line, "unsupported_board", problem, advice);
    }
}
