package io.atopile.mcp.skill.run;

import io.atopile.mcp.skill.plan.StepPlan;
import io.atopile.mcp.tool.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/** Tracks the progress of a run, for those who query it and for those who are notified. */
final class StepProgressTracker {

    private static final double MILLIS = 1000.0;

    private static final class Line {
        private final StepPlan step;
        private final int number;
        private StepState state = StepState.PENDING;
        private int calls;
        private long millis;
        private int told;
        private Optional<String> code = Optional.empty();
        private Optional<String> message = Optional.empty();

        Line(StepPlan step, int number) {
            this.step = step;
            this.number = number;
        }

        StepView view() {
            return new StepView(step.id(), step.label(), step.tool(), state, calls, code, message, millis / MILLIS);
        }
    }

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Progress progress;
    private double furthest;

    StepProgressTracker(List<StepPlan> steps, Progress progress) {
        this.progress = progress;
        steps.forEach(step -> lines.put(step.id(), new Line(step, lines.size())));
    }

    synchronized List<StepView> views() {
        return lines.values().stream().map(Line::view).toList();
    }

    synchronized void markRunning(StepPlan step) {
        var line = getLine(step);
        line.state = StepState.RUNNING;
        report(line.number, step.label());
    }

    synchronized void markSkipped(StepPlan step) {
        getLine(step).state = StepState.SKIPPED;
    }

    synchronized void countCall(StepPlan step, JournaledToolCaller.Made made) {
        var line = getLine(step);
        line.calls++;
        line.millis += made.millis();
    }

    synchronized void markEnded(StepPlan step, ObjectNode result) {
        var line = getLine(step);
        line.state = switch (result.path("state").asString("")) {
            case "done" -> StepState.DONE;
            case "skipped" -> StepState.SKIPPED;
            default -> StepState.FAILED;
        };
        line.code = Optional.of(result.path("code").asString("")).filter(code -> line.state != StepState.SKIPPED && !code.isEmpty());
        line.message = Optional.of(result.path("message").asString("")).filter(message -> !message.isEmpty());
    }

    synchronized void markUndone(StepPlan step, boolean good) {
        var line = getLine(step);
        line.state = good ? StepState.UNDONE : line.state;
        if (!good) {
            line.message = Optional.of("The step could not be undone.");
        }
    }

    /** Returns the progress for a step's calls: each report advances the total a little, but never beyond the step. */
    Progress createProgress(StepPlan step) {
        return (_, _, message) -> tell(step, message);
    }

    private synchronized void tell(StepPlan step, String message) {
        var line = getLine(step);
        line.told++;
        report(line.number + line.told / (line.told + 1.0), step.label() + ": " + message);
    }

    /** Reports the total, which undoing an earlier step doesn't reduce. */
    private void report(double done, String message) {
        furthest = Math.max(furthest, done);
        progress.report(furthest, OptionalDouble.of(lines.size()), message);
    }

    private Line getLine(StepPlan step) {
        var line = lines.get(step.id());
        if (line == null) {
            throw new IllegalArgumentException("There is no step " + step.id());
        }
        return line;
    }
}
