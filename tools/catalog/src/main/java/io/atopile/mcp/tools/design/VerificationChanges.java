package io.atopile.mcp.tools.design;

import io.atopile.mcp.compare.AssertionChange;
import io.atopile.mcp.compare.ValueChange;
import io.atopile.mcp.compare.VerdictChange;
import io.atopile.mcp.parts.value.PartConflict;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.verify.DesignVerification.ContradictingValues;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs in the verification of two states of a project. It is a JSON object without a schema of its own, because clients drop the
 * descriptions of larger schemas.
 *
 * @param assertions whose text differs
 * @param verdicts of assertions whose verdict differs, or that are violated now
 * @param values that the sources assign to parameters and that differ
 * @param conflicts values of one parameter that have nothing in common now
 * @param partConflicts declared values that the part of their component does not have now
 */
record VerificationChanges(
        List<AssertionChange> assertions,
        List<VerdictChange> verdicts,
        List<ValueChange> values,
        List<ContradictingValues> conflicts,
        List<PartConflict> partConflicts) {

    ObjectNode toJson() {
        return Json.mapper().valueToTree(this);
    }

    static VerificationChanges read(ObjectNode json) {
        return Json.mapper().treeToValue(json, VerificationChanges.class);
    }
}
