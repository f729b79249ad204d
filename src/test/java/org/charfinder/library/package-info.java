/** What a Java developer gets of charfinder: the jars, their licences, and the API. */
package org.charfinder.library;
