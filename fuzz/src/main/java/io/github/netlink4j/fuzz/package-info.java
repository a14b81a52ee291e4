/** Captures messages of real kernels, which tests decode again and a fuzzer mutates. */
@NullMarked
package io.github.netlink4j.fuzz;

import org.jspecify.annotations.NullMarked;
