package dev.uring.op;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the subset of JSON that the vectors use: objects, strings without escapes, integers and null. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The members of the object on one line; integers are {@link BigInteger}. */
    static Map<String, Object> object(String line) {
        Json json = new Json(line);
        Map<String, Object> members = json.members();
        json.require(json.at == line.length(), "the end of the line");
        return members;
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (text.charAt(at) == '}') {
            at++;
            return members;
        }
        do {
            String name = string();
            expect(':');
            members.put(name, value());
        } while (next() == ',');
        require(text.charAt(at - 1) == '}', "the end of an object");
        return members;
    }

    private Object value() {
        char first = text.charAt(at);
        if (first == '{') {
            return members();
        }
        if (first == '"') {
            return string();
        }
        if (text.startsWith("null", at)) {
            at += "null".length();
            return null;
        }
        int start = at;
        while (text.charAt(at) == '-' || Character.isDigit(text.charAt(at))) {
            at++;
        }
        require(at > start, "a value");
        return new BigInteger(text.substring(start, at));
    }

    private String string() {
        expect('"');
        int end = text.indexOf('"', at);
        String string = text.substring(at, end);
        require(string.indexOf('\\') < 0, "no escapes");
        at = end + 1;
        return string;
    }

    private char next() {
        return text.charAt(at++);
    }

    private void expect(char expected) {
        require(next() == expected, "'" + expected + "'");
    }

    private void require(boolean condition, String expected) {
        if (!condition) {
            throw new IllegalArgumentException("expected " + expected + " at " + at + " of: " + text);
        }
    }
}
