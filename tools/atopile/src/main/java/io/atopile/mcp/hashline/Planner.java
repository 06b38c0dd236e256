package io.atopile.mcp.hashline;

/** Works out what the edits of one call would make of a file's current text, from what is known of its past; writes nothing. */
public final class Planner {

    private final Past past;
    private final Lines current;

    public Planner(Past past, Lines current) {
        this.past = past;
        this.current = current;
    }

    public Planning plan(EditRequest request) {
        return switch (new Resolver(past, current, request.onDrift()).resolve(request.revision(), request.edits())) {
            case Refusal refusal -> refusal;
            case Resolution.Placed(var edits, var shown, var moved) ->
                switch (EditPlan.of(current, edits, shown, request.literal())) {
                    case Refusal refusal -> refusal;
                    case EditPlan plan -> plan.with(moved);
                };
        };
    }
}
