package io.atopile.mcp.hashline;

/** The result of planning edits on a text: one plan of all of them, or the reason why none is made. */
public sealed interface EditPlanResult permits EditPlan, ChangeRefusal {}
