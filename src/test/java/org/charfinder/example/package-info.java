/** The programs in {@code examples}, and the page that explains them. */
package org.charfinder.example;
