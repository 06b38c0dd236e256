package io.atopile.mcp.tools.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first sentence of a README that is about the project is found, however the README begins. */
class ReadmePurposeTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', value = {
        "# Lamp\\n\\nA lamp that dims. More. => A lamp that dims.",
        "# Lamp\\nA lamp that\\ndims slowly. More. => A lamp that dims slowly.",
        "Lamp\\n====\\n\\nA lamp that dims => A lamp that dims",
        "[![badge](x)](y)\\n![picture](z)\\n\\nA lamp. => A lamp.",
        "<p align=center>\\n<img src=x>\\n</p>\\n\\nA lamp. => A lamp.",
        "<!-- one\\n\\ntwo -->\\nA lamp. => A lamp.",
        "---\\ntitle: Lamp\\n---\\nA lamp. => A lamp.",
        "```sh\\n\\nnpm install\\n```\\n\\nA lamp. => A lamp.",
        "- one\\n- two\\n\\n1. three\\n\\nA lamp. => A lamp.",
        "> quoted\\n\\n| a | b |\\n\\nA lamp. => A lamp.",
        "A **dimmable** lamp with an [STM32](x) and `USB`. More. => A dimmable lamp with an STM32 and USB.",
        "A lamp, e.g. for a desk, of 3.3 V. More. => A lamp, e.g. for a desk, of 3.3 V.",
        ".. image:: x.png\\n\\nA lamp. => A lamp.",
        "# Lamp => ^^",
        "^^ => ^^",
    })
    void aSentenceAboutTheProjectIsFound(String readme, String purpose) {
        assertEquals(purpose, ReadmePurpose.read(readme.replace("\\n", "\n")).orElse(""));
    }
}
