package io.atopile.mcp.hashline;

/** Plans the edits of one call on a file's current text, using the file's recorded history; writes nothing. */
public final class EditPlanner {

    private final FileHistory past;
    private final TextLines current;

    public EditPlanner(FileHistory past, TextLines current) {
        this.past = past;
        this.current = current;
    }

    public EditPlanResult plan(EditRequest request) {
        return switch (new AnchorResolver(past, current, request.onDrift()).resolve(request.revision(), request.edits())) {
            case ChangeRefusal refusal -> refusal;
            case AnchorResolution.Placed(var edits, var shown, var moved) ->
                switch (EditPlan.of(current, edits, shown, request.literal())) {
                    case ChangeRefusal refusal -> refusal;
                    case EditPlan plan -> plan.with(moved);
                };
        };
    }
}
