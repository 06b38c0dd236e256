package io.atopile.mcp.model.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictSchemaTest {

    private static final String CLOSED = "'additionalProperties':false";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type':'object','properties':{'a':{'type':'string'}},'required':['a'],CLOSED} | true
            {'type':'object','properties':{},'required':[],CLOSED}                          | true
            {'type':'object','properties':{'a':{'type':'string'}},'required':['a']}         | false
            {'type':'object','properties':{'a':{'type':'string'}},CLOSED}                    | false
            {'type':'object','properties':{'a':{},'b':{}},'required':['a'],CLOSED}           | false
            {'type':'object','properties':{'a':{}},'required':['a'],'additionalProperties':true} | false
            {'type':'object'}                                                               | false
            {'type':'array','items':{'type':'object','properties':{'a':{}},'required':['a']}} | false
            {'type':'array','items':{'type':'object','properties':{'a':{}},'required':['a'],CLOSED}} | true
            {'type':'object','properties':{'a':{'anyOf':[{'type':'object','properties':{'b':{}}},{'type':'null'}]}},'required':['a'],CLOSED} | false
            {'type':'string'}                                                               | true
            """)
    void strictSchemasAreClosedAtEveryDepth(String schema, boolean strict) {
        assertEquals(strict, StrictSchema.allows(Json.mapper().readTree(schema.replace("CLOSED", CLOSED).replace('\'', '"'))));
    }
}
