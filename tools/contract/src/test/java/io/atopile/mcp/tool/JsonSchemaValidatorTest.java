package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonSchemaValidatorTest {

    record Part(String name, int count) {}

    record Order(@Range(min = 1, max = 9) List<Part> parts, Optional<Long> large, Optional<Double> ratio, Optional<String> note, Optional<String> vote) {}

    private final JsonSchemaValidator validator = new JsonSchemaValidator(Schemas.of(Order.class));

    private static JsonNode read(String json) {
        return Json.mapper().readTree(json.replace('\'', '"'));
    }

    private static String withPart(String fields) {
        return "{'parts':[{'name':'R1','count':1}]" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | parts is missing",
        "{'parts':[{'name':'R1'}]} | parts.0.count is missing",
        "{'prats':[]} | parts is missing; there is no field prats (did you mean parts?)",
        "{'parts':[]} | parts: must have at least 1 items but found 0",
        "{'parts':[{'name':'R1','count':1}],'bote':''} | there is no field bote (did you mean note or vote?)",
        "{'parts':[{'name':'R1','count':1}],'zzzzzz':''} | arguments: there is no field zzzzzz",
        "{'parts':[{'name':'R1','count':1,'note':''}]} | parts.0: there is no field note",
        "{'parts':[{'name':'R1','count':1}],'ratio':'a'} | ratio: string found, number expected",
        "{'parts':[{'name':'R1','count':1.5}]} | parts.0.count: number found, integer expected",
        "[] | arguments: array found, object expected"
    })
    void eachProblemNamesItsPlaceAndWhatIsExpected(String value, String problems) {
        assertEquals(problems, String.join("; ", validator.describeProblems(read(value))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "'large':9223372036854775807", "'large':-9223372036854775808", "'large':9.2e18", "'large':3.0", "'ratio':1e308", "'ratio':-1e308", "'ratio':5",
        "'ratio':123456789012345678901234567890", "'ratio':0.5", "'note':'1e400'"
    })
    void whatFitsHasNoProblem(String fields) {
        assertEquals(List.of(), validator.describeProblems(read(withPart(fields))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'large':9223372036854775808", "'large':-9223372036854775809", "'large':9223372036854775808.0", "'large':1e19", "'large':-1e308", "'large':1e400",
        "'ratio':1e400", "'ratio':-1e400"
    })
    void aNumberThatNothingCanHoldIsOutOfRange(String field) {
        assertEquals(List.of(field.substring(1, 6) + " is out of range"), validator.describeProblems(read(withPart(field))));
    }

    /** JSON allows integers of any length. */
    @Test
    void anIntegerOfHundredsOfDigitsIsOutOfRangeOfADecimal() {
        for (var sign : List.of("", "-")) {
            var value = read(withPart("'ratio':" + sign + "1" + "0".repeat(400)));
            assertEquals(List.of("ratio is out of range"), validator.describeProblems(value));
        }
    }

    @Test
    void aNumberOutOfRangeIsFoundAtAnyDepth() {
        var value = read("{'parts':[{'name':'R1','count':1},{'name':'R2','count':1e308}],'large':1e19}");
        assertEquals(List.of("parts.1.count is out of range", "large is out of range"), validator.describeProblems(value));
    }

    @Test
    void atMostFiveProblemsAreDescribedAtOnce() {
        for (var count : List.of("'x'", "1e19")) {
            var parts = String.join(",", Collections.nCopies(7, "{'name':'R','count':" + count + "}"));
            assertEquals(5, validator.describeProblems(read("{'parts':[" + parts + "]}")).size());
        }
    }

    @Test
    void everyFaultHasItsPointer() {
        var parts = IntStream.range(0, 7).mapToObj(_ -> "{'name':'R','count':'x'}").collect(Collectors.joining(","));
        var faults = validator.findFaults(read("{'parts':[" + parts + "],'ratio':'a'}"));
        assertEquals(8, faults.size());
        assertEquals(new JsonSchemaValidator.Fault("/parts/0/count", "parts.0.count: string found, integer expected"), faults.getFirst());
        assertEquals(new JsonSchemaValidator.Fault("/ratio", "ratio: string found, number expected"), faults.getLast());
        assertEquals(List.of(), validator.findFaults(read(withPart(""))));
    }

    @Test
    void fieldsThatAreNullAreOmittedAtAnyDepthAndTheOriginalIsUnchanged() {
        var original = (ObjectNode) read("{'a':null,'b':{'c':null,'d':[{'e':null,'f':1},null]}}");
        assertEquals(read("{'b':{'d':[{'f':1},null]}}"), JsonSchemaValidator.withoutNulls(original));
        assertEquals(read("{'a':null,'b':{'c':null,'d':[{'e':null,'f':1},null]}}"), original);
    }
}
