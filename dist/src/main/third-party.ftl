gan4j contains these works of others. The name of its licence stands before each. The texts are in the folder licences/,
in a folder or a file by the library's name; that of Apache-2.0 is also in LICENSE.

<#list dependencyMap as e>
<#assign project = e.getKey()/>
<#if project.groupId != "dev.gan4j">
<#list e.getValue() as licence>${licence}<#sep>, </#list>  ${project.groupId}:${project.artifactId}:${project.version}
</#if>
</#list>
Apache-2.0  Roboto, the font of the figures (licences/roboto.txt)
BSD-3-Clause  Direction numbers of Sobol sequences, by S. Joe and F. Y. Kuo (licences/sobol.txt)
