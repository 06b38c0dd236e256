package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.VerifiedParameter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parameters are found by the paths in atopile's reports, which name the entry's module only for its own parameters. */
class BuiltParametersTest {

    private static final VerifiedParameter OWN = new VerifiedParameter("v_out", "3 V", AssertionVerdict.PROVEN);
    private static final VerifiedParameter INNER = new VerifiedParameter("power.voltage", "5 V", AssertionVerdict.VIOLATED);

    @Test
    void aParameterIsFoundByItsPathInTheReport() {
        var parameters = BuiltParameters.of("boards/divider.ato:Divider", List.of(OWN, INNER));
        assertEquals(Optional.of(OWN), parameters.find("Divider.v_out"));
        assertEquals(Optional.of(INNER), parameters.find("power.voltage"));
        assertEquals(Optional.empty(), parameters.find("Divider.v_in"));
        assertEquals(Optional.empty(), BuiltParameters.NONE.find("v_out"));
    }
}
