/** Messages of real kernels, captured to be decoded again and to be changed by a fuzzer. */
@NullMarked
package io.github.netlink4j.fuzz;

import org.jspecify.annotations.NullMarked;
