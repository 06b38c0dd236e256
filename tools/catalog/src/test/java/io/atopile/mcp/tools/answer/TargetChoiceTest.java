package io.atopile.mcp.tools.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetChoiceTest {

    private static final List<String> TARGETS = List.of("default", "power", "power-5v", "Sensor");

    @ParameterizedTest
    @CsvSource({"default,default", "d,default", "DEF,default", "' sens ',Sensor", "power,power", "Power,power", "power-,power-5v", "x,", "'',", "fault,"})
    void aTargetIsFoundByItsUniqueBeginning(String wanted, String found) throws ToolFailure {
        assertEquals(Optional.ofNullable(found), TargetChoice.findName(TARGETS, wanted));
    }

    @Test
    void anAmbiguousBeginningNamesTheCandidates() {
        var refused = assertThrows(ToolFailure.class, () -> TargetChoice.findName(TARGETS, "po"));
        assertEquals(ErrorCode.VALIDATION_ERROR, refused.code());
        assertEquals(Optional.of("Targets: power, power-5v."), refused.hint());
    }
}
