package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "files,parts       | builds,files  | [files]",
        "files             | builds        | []",
        "default           | files,builds  | [files, builds]",
        "files,builds      | default       | [files, builds]",
        "default           | default,parts | [default, parts]",
        "all               | default       | [workspace, files, builds, design, reports, layout, stdlib, parts, packages, skills, agent]",
        "all               | stdlib        | [stdlib]"
    })
    void whatTwoChoicesEnable(String some, String others, String both) {
        assertEquals(both, new TreeSet<>(Toolset.intersect(Toolset.parse(List.of(some.split(","))), Toolset.parse(List.of(others.split(","))))).toString());
    }
}
