package dev.uring.processor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeAdviceTest {
    @ParameterizedTest
    @CsvSource({
        "char[], 'a char of C is a byte, so declare it byte[]'",
        "java.lang.Character, 'a char of C is a byte, so declare it byte'",
        "boolean[], 'declare a bool byte[], and bit-fields as the integer that holds them'",
        "java.lang.Integer[], declare it int[]",
        "double, declare it long"
    })
    void membersOfAStructureKeepTheirDimension(String type, String advice) {
        assertEquals(advice, TypeAdvice.forStruct(type));
    }
}
