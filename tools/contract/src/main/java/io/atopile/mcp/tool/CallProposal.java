package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A call with valid arguments that hasn't been made yet. It is judged before the user is asked and again afterwards. */
final class CallProposal<I extends Record, O extends Record> implements Gate.Proposal {

    private final ToolEntry<I, O> entry;
    private final ObjectNode arguments;
    private final I input;
    private final ToolContext context;
    private final DefectReporter defects;
    private Optional<CallPreview> shown = Optional.empty();

    CallProposal(ToolEntry<I, O> entry, ObjectNode arguments, ToolContext context, DefectReporter defects) {
        this.entry = entry;
        this.arguments = arguments;
        this.input = entry.bind(arguments);
        this.context = context;
        this.defects = defects;
    }

    I input() {
        return input;
    }

    @Override
    public ToolAnnotations hints() {
        return entry.hints();
    }

    @Override
    public Optional<Path> project() {
        return context.projectIfAny();
    }

    @Override
    public CallPreview preview() throws InterruptedException {
        var preview = inspect();
        shown = Optional.of(preview);
        return preview;
    }

    /** Falls back to the arguments if the tool can't preview the call. */
    private CallPreview inspect() throws InterruptedException {
        try {
            return entry.tool().preview(input, context);
        } catch (RuntimeException defect) {
            defects.report(entry.spec().name(), defect);
            return describeArguments(entry, arguments, "No preview of the change is available; these are the arguments.");
        }
    }

    /** Previews the arguments only; {@code note} gives the reason. */
    static CallPreview describeArguments(ToolEntry<?, ?> entry, ObjectNode arguments, String note) {
        return CallPreview.ofArguments("%s. %s".formatted(entry.spec().title(), note), arguments);
    }

    /** Returns all effects the call may have. */
    Set<Effect> effects() {
        var all = EnumSet.copyOf(entry.ownEffects());
        all.addAll(entry.tool().resolveEffects(input, context));
        return all;
    }

    /** Returns the current effects and claims, without a preview. */
    CallJudgement judge() {
        return new CallJudgement(effects(), entry.tool().resolveClaims(input, context), Optional.empty());
    }

    /** Whether a preview of this call was requested here to show to the user. */
    boolean isShown() {
        return shown.isPresent();
    }

    /**
     * Judges the call again.
     *
     * @param before the judgement with which it was admitted here
     * @param prior the judgement made before it arrived here
     * @return the current judgement; empty if it differs from what was judged and previewed
     */
    Optional<CallJudgement> confirm(CallJudgement before, Optional<PriorJudgement> prior) throws InterruptedException {
        var digest = shown.map(CallPreview::digest).or(() -> prior.flatMap(PriorJudgement::shown));
        var now = judge();
        if (!now.effects().equals(before.effects())
                || !Set.copyOf(now.claims()).equals(Set.copyOf(before.claims()))
                || !prior.map(PriorJudgement::effects).orElse(now.effects()).containsAll(now.effects())) {
            return Optional.empty();
        }
        if (digest.isEmpty()) {
            return Optional.of(now);
        }
        var preview = inspect();
        return preview.digest().equals(digest.get())
                ? Optional.of(new CallJudgement(now.effects(), now.claims(), Optional.of(preview)))
                : Optional.empty();
    }
}
