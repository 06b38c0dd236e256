package io.atopile.mcp.conformance.hashline;

import io.atopile.mcp.conformance.hashline.Verdict.Expected;
import io.atopile.mcp.conformance.hashline.Verdict.Expected.Made;
import io.atopile.mcp.conformance.hashline.Verdict.Expected.MadeOrNot;
import io.atopile.mcp.conformance.hashline.Verdict.Expected.NotMade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults in which somebody else changes the file between the read and the edit. */
final class DriftFaults {

    private static final int CASES = 30;
    private static final String THEIRS = "    theirs = new Line";

    /** A text, and the lines 1 to 3 long in it that are to be edited; none of them is blank at its ends, or twice in the text. */
    private record Target(Trial trial, List<String> lines, int first, int last) {

        static Target of(Trial trial) {
            while (true) {
                var lines = trial.sample();
                var first = 4 + trial.random().nextInt(lines.size() - 8);
                var last = first + trial.random().nextInt(3);
                var target = lines.subList(first - 1, last);
                if (target.stream().noneMatch(String::isBlank) && target.stream().allMatch(line -> Collections.frequency(lines, line) == 1)) {
                    return new Target(trial, lines, first, last);
                }
            }
        }

        /** Reads, lets the drift happen, and replaces the target by one line. */
        Verdict replaceAfter(UnaryOperator<List<String>> drift, Expected expected) {
            trial.write(lines);
            trial.read();
            trial.write(drift.apply(new ArrayList<>(lines)));
            return trial.edit(expected, trial.replace(first, last, Trial.NEW));
        }

        /** What the drifted lines are with the target, which begins {@code shift} lines lower, replaced. */
        Made made(List<String> drifted, int shift) {
            return new Made(Trial.raw(Trial.with(drifted, first + shift, last + shift, List.of(Trial.NEW))));
        }
    }

    private DriftFaults() {}

    static Stream<Fault> all() {
        return Stream.of(elsewhere(), onTheTarget(), copiesAndMoves(), around()).flatMap(faults -> faults);
    }

    private static Stream<Fault> elsewhere() {
        return Stream.of(
                fault("F01", "lines inserted above", target -> shifted(target, List.of(THEIRS + 1, THEIRS + 2), 0)),
                fault("F02", "lines deleted above", target -> shifted(target, List.of(), 1 + target.trial().random().nextInt(2))),
                fault("F31", "two writers elsewhere", target -> {
                    UnaryOperator<List<String>> drift = lines -> {
                        lines.add(THEIRS + 2);
                        lines.addFirst(THEIRS + 1);
                        return lines;
                    };
                    return target.replaceAfter(drift, target.made(drift.apply(new ArrayList<>(target.lines())), 1));
                }));
    }

    /** Something changes anywhere above the target. */
    private static Verdict shifted(Target target, List<String> added, int removed) {
        var at = target.trial().random().nextInt(target.first() - removed);
        UnaryOperator<List<String>> drift = lines -> {
            lines.subList(at, at + removed).clear();
            lines.addAll(at, added);
            return lines;
        };
        return target.replaceAfter(drift, target.made(drift.apply(new ArrayList<>(target.lines())), added.size() - removed));
    }

    private static Stream<Fault> onTheTarget() {
        return Stream.of(
                refused("F03", "target edited", (lines, first) -> lines.set(first - 1, lines.get(first - 1) + " # theirs")),
                refused("F04", "target deleted", (lines, first) -> lines.remove(first - 1)),
                fault("F05", "inside of the range edited", target -> inside(target, lines -> lines.set(target.first(), THEIRS))),
                fault("F06", "line inserted inside the range", target -> inside(target, lines -> lines.add(target.first(), THEIRS))),
                refused("F08", "target indented anew", (lines, first) -> lines.set(first - 1, "    " + lines.get(first - 1))),
                refused("F09", "a space inside the target taken out", (lines, first) -> lines.set(
                        first - 1, lines.get(first - 1).replaceFirst("(\\S) (\\S)", "$1$2"))),
                fault("F33", "file formatted anew", DriftFaults::formatted));
    }

    /** Every line is indented anew; what isn't indented stays as it was, and may be edited. */
    private static Verdict formatted(Target target) {
        UnaryOperator<List<String>> drift = lines -> lines.stream().map(line -> line.replace("    ", "  ")).toList();
        var formatted = drift.apply(target.lines());
        var range = target.lines().subList(target.first() - 1, target.last());
        var isUntouched = range.equals(formatted.subList(target.first() - 1, target.last()));
        return target.replaceAfter(drift, isUntouched ? new MadeOrNot(target.made(formatted, 0).text()) : new NotMade());
    }

    private static Verdict inside(Target target, Consumer<List<String>> drift) {
        var lines = target.lines();
        var longer = new Target(target.trial(), lines, target.first(), Math.min(lines.size(), target.first() + 3));
        return longer.replaceAfter(changed -> {
            drift.accept(changed);
            return changed;
        }, new NotMade());
    }

    private static Stream<Fault> copiesAndMoves() {
        return Stream.of(
                fault("F07", "the block copied above itself", DriftFaults::copied),
                fault("F23", "block moved", DriftFaults::moved),
                refused("F24", "target deleted, a twin elsewhere", (lines, first) -> {
                    var twin = lines.remove(first - 1);
                    lines.addFirst("");
                    lines.addFirst(twin);
                }),
                refused("F32", "target moved to the end, a decoy in its place", (lines, first) -> {
                    lines.add(lines.get(first - 1));
                    lines.set(first - 1, THEIRS);
                }));
    }

    private static Verdict copied(Target target) {
        var block = List.copyOf(target.lines().subList(target.first() - 3, target.last()));
        UnaryOperator<List<String>> drift = lines -> {
            lines.addAll(target.first() - 3, block);
            return lines;
        };
        var made = target.made(drift.apply(new ArrayList<>(target.lines())), block.size());
        return target.replaceAfter(drift, new MadeOrNot(made.text()));
    }

    private static Verdict moved(Target target) {
        var size = target.last() - target.first() + 3;
        UnaryOperator<List<String>> drift = lines -> {
            Collections.rotate(lines.subList(target.first() - 3, lines.size()), -size);
            return lines;
        };
        var drifted = drift.apply(new ArrayList<>(target.lines()));
        var at = drifted.indexOf(target.lines().get(target.first() - 1)) + 1;
        return target.replaceAfter(drift, new MadeOrNot(target.made(drifted, at - target.first()).text()));
    }

    private static Stream<Fault> around() {
        return Stream.of(
                fault("F25", "the line after an insert's anchor edited", target -> {
                    var trial = target.trial();
                    var lines = new ArrayList<>(target.lines());
                    trial.write(lines);
                    trial.read();
                    lines.set(target.last(), THEIRS);
                    trial.write(lines);
                    var made = Trial.with(lines, target.last() + 1, target.last(), List.of(Trial.NEW));
                    return trial.edit(new MadeOrNot(Trial.raw(made)), trial.insertAfter(target.last(), Trial.NEW));
                }),
                fault("F26", "target swapped with its neighbour", target -> {
                    var one = new Target(target.trial(), target.lines(), target.first(), target.first());
                    UnaryOperator<List<String>> drift = lines -> {
                        Collections.swap(lines, one.first() - 1, one.first());
                        return lines;
                    };
                    return one.replaceAfter(drift, new MadeOrNot(one.made(drift.apply(new ArrayList<>(one.lines())), 1).text()));
                }));
    }

    /** Somebody changes the target's first line. */
    private interface OnTarget {
        void change(List<String> lines, int first);
    }

    private static Fault refused(String id, String name, OnTarget drift) {
        return fault(id, name, target -> target.replaceAfter(lines -> {
            drift.change(lines, target.first());
            return lines;
        }, new NotMade()));
    }

    /** An attempt at a target. */
    private interface AtTarget {
        Verdict by(Target target);
    }

    private static Fault fault(String id, String name, AtTarget attempt) {
        return new Fault(id, name, CASES, trial -> attempt.by(Target.of(trial)));
    }
}
