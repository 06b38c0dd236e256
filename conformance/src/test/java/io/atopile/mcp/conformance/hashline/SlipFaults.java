package io.atopile.mcp.conformance.hashline;

import io.atopile.mcp.conformance.hashline.Verdict.Expected.Made;
import io.atopile.mcp.conformance.hashline.Verdict.Expected.NotMade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Faults of the editor itself: slips in copying anchors, and texts whose bytes are easily damaged. */
final class SlipFaults {

    private static final int CASES = 30;
    /** How long edits are in practice, in lines: the shares of 1, 2-5, 6-20, 21-60 and more. */
    private static final int[][] SHAPES = {{1, 1, 23}, {2, 5, 53}, {6, 20, 82}, {21, 60, 96}, {61, 90, 100}};

    private SlipFaults() {}

    static Stream<Fault> all() {
        return Stream.of(copying(), ownEdits(), forms(), bytes()).flatMap(faults -> faults);
    }

    private static Stream<Fault> copying() {
        return Stream.of(
                slip("F12", "a digit of the hash wrong", (trial, line) -> {
                    var anchor = trial.anchor(line);
                    var end = anchor.length() - 1;
                    var digit = Character.forDigit((Character.digit(anchor.charAt(end), 16) + 1 + trial.random().nextInt(15)) % 16, 16);
                    return anchor.substring(0, end) + digit;
                }),
                slip("F13", "line number off by one", (trial, line) -> (line + 1) + trial.anchor(line).substring(trial.anchor(line).indexOf(':'))),
                new Fault("F29", "number of an identical twin", CASES, trial -> twin(trial, "    twin = new Line")),
                new Fault("F30", "number of another blank line", CASES, trial -> twin(trial, "")),
                new Fault("F34", "a stream of slips over edits of every length", 40, SlipFaults::shaped));
    }

    /** The hash of one line with the number of another that reads the same. */
    private static Verdict twin(Trial trial, String text) {
        var lines = trial.sample();
        lines.add(3, text);
        lines.add(lines.size() - 2, text);
        trial.write(lines);
        trial.read();
        var hash = trial.anchor(4).substring(trial.anchor(4).indexOf(':'));
        return trial.edit(new NotMade(), Trial.op("replace").put("anchor", (lines.size() - 2) + hash).put("text", Trial.NEW));
    }

    private static Verdict shaped(Trial trial) {
        var lines = IntStream.range(0, 120).mapToObj(_ -> SampleTexts.line(trial.random())).toList();
        trial.write(lines);
        trial.read();
        var share = trial.random().nextInt(100);
        var shape = Stream.of(SHAPES).filter(limits -> share < limits[2]).findFirst().orElseThrow();
        var count = shape[0] + trial.random().nextInt(shape[1] - shape[0] + 1);
        var first = 1 + trial.random().nextInt(lines.size() - count);
        var last = first + count - 1;
        var edit = trial.replace(first, last, Trial.NEW);
        return switch (trial.random().nextInt(4)) {
            case 0 -> trial.edit(new NotMade(), edit.put("end_anchor", trial.anchor(last).replaceFirst("\\d+", Integer.toString(last + 1))));
            case 1 -> trial.edit(new NotMade(), edit.put("anchor", first + trial.anchor(first + 1).replaceFirst("\\d+", "")));
            case 2 -> trial.edit(new NotMade(), edit.put("anchor", trial.anchor(first).replaceFirst("\\d+", first + "0")));
            default -> trial.edit(new Made(Trial.raw(Trial.with(lines, first, last, List.of(Trial.NEW)))), edit);
        };
    }

    private static Stream<Fault> ownEdits() {
        return Stream.of(
                new Fault("F00", "nothing", CASES, trial -> replaceOne(trial, trial.sample(), "\n")),
                new Fault("F14", "old anchors with the new revision", CASES, trial -> afterOwnEdit(trial, true)),
                new Fault("F35", "old anchors with the old revision", CASES, trial -> afterOwnEdit(trial, false)),
                new Fault("F22", "several edits at once", CASES, SlipFaults::several),
                new Fault("F36", "a batch of 32 with one bad", CASES, trial -> {
                    trial.write(IntStream.range(0, 40).mapToObj(i -> "    line%d = new Line".formatted(i)).toList());
                    trial.read();
                    var edits = IntStream.rangeClosed(1, 32).mapToObj(line -> trial.replace(line, line, Trial.NEW)).toArray(ObjectNode[]::new);
                    edits[trial.random().nextInt(32)].put("anchor", "40:0000").put("end_anchor", "40:0000");
                    return trial.edit(new NotMade(), edits);
                }));
    }

    private static Verdict afterOwnEdit(Trial trial, boolean newRevision) {
        var lines = trial.sample();
        trial.write(lines);
        trial.read();
        var line = 4 + trial.random().nextInt(lines.size() - 4);
        trial.edit(new Made(""), trial.insertAfter(1, "    one\n    two"));
        var now = Trial.with(lines, 2, 1, List.of("    one", "    two"));
        if (newRevision) {
            trial.quote(Workplace.text(String.join("\n", now) + "\n").revision().toShortForm());
        }
        return trial.edit(new Made(Trial.raw(Trial.with(now, line + 2, line + 2, List.of(Trial.NEW)))), trial.replace(line, line, Trial.NEW));
    }

    private static Verdict several(Trial trial) {
        var lines = trial.sample();
        trial.write(lines);
        trial.read();
        var made = Trial.with(Trial.with(Trial.with(lines, 7, 8, List.of()), 5, 4, List.of(Trial.NEW)), 2, 2, List.of("a", "b", "c"));
        return trial.edit(
                new Made(Trial.raw(made)), trial.insertAfter(4, Trial.NEW), trial.replace(2, 2, "a\nb\nc"), trial.delete(7, 8));
    }

    private static Stream<Fault> forms() {
        return Stream.of(
                new Fault("F15", "anchors echoed in the text", CASES, trial -> {
                    var lines = trial.sample();
                    trial.write(lines);
                    trial.read();
                    var echo = IntStream.rangeClosed(2, 3).mapToObj(line -> trial.anchor(line) + "|" + Trial.NEW + line).collect(Collectors.joining("\n"));
                    return trial.edit(
                            new Made(Trial.raw(Trial.with(lines, 2, 3, List.of(Trial.NEW + 2, Trial.NEW + 3)))), trial.replace(2, 3, echo));
                }),
                refused("F16", "range the wrong way round", trial -> new ObjectNode[] {trial.replace(5, 2, Trial.NEW)}),
                refused("F17", "ranges that overlap", trial -> new ObjectNode[] {trial.replace(2, 4, Trial.NEW), trial.delete(4, 5)}),
                new Fault("F27", "a newline at the end of the text", CASES, trial -> {
                    var lines = trial.sample();
                    trial.write(lines);
                    trial.read();
                    return trial.edit(new Made(Trial.raw(Trial.with(lines, 3, 3, List.of(Trial.NEW)))), trial.replace(3, 3, Trial.NEW + "\n"));
                }),
                refused("F37", "a placeholder for what is left out", trial -> new ObjectNode[] {trial.replace(2, 4, Trial.NEW + "\n    # ... rest unchanged")}));
    }

    private static Stream<Fault> bytes() {
        return Stream.of(
                new Fault("F10", "CRLF", CASES, trial -> replaceOne(trial, trial.sample(), "\r\n")),
                new Fault("F38", "lone CR", CASES, trial -> replaceOne(trial, trial.sample(), "\r")),
                new Fault("F18", "U+2028, NEL, FF, VT and FS inside lines", CASES, trial -> {
                    var lines = trial.sample();
                    lines.replaceAll(line -> line.isBlank() ? line : line + " # a\u2028b\u0085c\fd\u000be\u001cf");
                    return replaceOne(trial, lines, "\n");
                }),
                new Fault("F19", "no newline at the end", CASES, trial -> ends(trial, "")),
                new Fault("F20", "blank lines at the end", CASES, trial -> ends(trial, "\n\n\n\n")),
                new Fault("F21", "byte order mark", CASES, trial -> {
                    var lines = trial.sample();
                    trial.write("\uFEFF" + String.join("\n", lines) + "\n");
                    trial.read();
                    var made = Trial.with(lines, 1, 1, List.of(Trial.NEW));
                    return trial.edit(new Made(Trial.raw("\uFEFF" + String.join("\n", made) + "\n")), trial.replace(1, 1, Trial.NEW));
                }),
                new Fault("F28", "mixed line endings", CASES, SlipFaults::mixed),
                new Fault("F39", "tabs", CASES, trial -> {
                    var lines = trial.sample();
                    lines.replaceAll(line -> line.replace("    ", "\t"));
                    return replaceOne(trial, lines, "\n");
                }));
    }

    private static Verdict replaceOne(Trial trial, List<String> lines, String eol) {
        trial.write(lines, eol);
        trial.read();
        var line = 1 + trial.random().nextInt(lines.size());
        var made = Trial.with(lines, line, line, List.of(Trial.NEW));
        return trial.edit(new Made(Trial.raw(String.join(eol, made) + eol)), trial.replace(line, line, Trial.NEW));
    }

    private static Verdict ends(Trial trial, String end) {
        var lines = trial.sample();
        lines.add("    last = new Line");
        trial.write(String.join("\n", lines) + end);
        trial.read();
        var at = lines.size() - trial.random().nextInt(2);
        var made = Trial.with(lines, at, at, List.of(Trial.NEW));
        return trial.edit(new Made(Trial.raw(String.join("\n", made) + end)), trial.replace(at, at, Trial.NEW));
    }

    private static Verdict mixed(Trial trial) {
        var endings = List.of("\n", "\r\n", "\r");
        var lines = trial.sample();
        lines.removeIf(String::isBlank);
        var ended = new ArrayList<>(lines);
        ended.replaceAll(line -> line + endings.get(trial.random().nextInt(3)));
        trial.write(String.join("", ended));
        trial.read();
        var at = 1 + trial.random().nextInt(lines.size());
        ended.set(at - 1, ended.get(at - 1).replace(lines.get(at - 1), Trial.NEW));
        return trial.edit(new Made(Trial.raw(String.join("", ended))), trial.replace(at, at, Trial.NEW));
    }

    /** A wrong anchor for a line. */
    private interface Slip {
        String anchor(Trial trial, int line);
    }

    private static Fault slip(String id, String name, Slip slip) {
        return new Fault(id, name, CASES, trial -> {
            var lines = trial.sample();
            trial.write(lines);
            trial.read();
            var line = 1 + trial.random().nextInt(lines.size() - 1);
            return trial.edit(new NotMade(), Trial.op("replace").put("anchor", slip.anchor(trial, line)).put("text", Trial.NEW));
        });
    }

    /** Edits that make no sense. */
    private interface Senseless {
        ObjectNode[] edits(Trial trial);
    }

    private static Fault refused(String id, String name, Senseless senseless) {
        return new Fault(id, name, CASES, trial -> {
            trial.write(trial.sample());
            trial.read();
            return trial.edit(new NotMade(), senseless.edits(trial));
        });
    }
}
