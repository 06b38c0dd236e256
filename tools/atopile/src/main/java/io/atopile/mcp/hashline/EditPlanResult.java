package io.atopile.mcp.hashline;

/** What came of working out edits on a text: all of them as one plan, or the reason why none is made. */
public sealed interface EditPlanResult permits EditPlan, ChangeRefusal {}
