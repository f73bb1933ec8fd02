package dev.uring.bench.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void medianAndQuartilesOfAnOddNumber() {
        assertEquals(new Statistics(2, 3, 4), Statistics.of(5, 1, 4, 2, 3));
    }

    @Test
    void quartilesBetweenTwoValues() {
        assertEquals(new Statistics(1.75, 2.5, 3.25), Statistics.of(4, 3, 2, 1));
    }

    @Test
    void oneValueIsItsOwnSpread() {
        assertEquals(new Statistics(7, 7, 7), Statistics.of(7));
    }
}
