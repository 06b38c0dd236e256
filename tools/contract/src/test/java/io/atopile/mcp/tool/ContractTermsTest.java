package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts that messages and documents have of the contract's terms. */
class ContractTermsTest {

    @ParameterizedTest
    @EnumSource
    void whatTheCallerDoesNextIsASentence(ErrorCode code) {
        assertTrue(code.nextMove().matches("[A-Z].+\\."), code.nextMove());
    }

    @ParameterizedTest
    @EnumSource
    void anEffectContinuesASentence(Effect effect) {
        assertTrue(effect.words().matches("[a-z]+s( [a-z' ]+[a-z])?"), effect.words());
    }

    @ParameterizedTest
    @CsvSource({"FILES, files", "STDLIB, stdlib", "WORKSPACE, workspace"})
    void aToolsetIsNamedAsUsersTypeIt(Toolset toolset, String name) {
        assertEquals(name, toolset.toString());
    }
}
