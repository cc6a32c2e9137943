gan4j contains these works of others. The name of its licence stands before each; the texts are in the folder licences/, those
that a library carries with it in a folder by its name.

<#list dependencyMap as e>
<#assign project = e.getKey()/>
<#list e.getValue() as licence>${licence}<#sep>, </#list>  ${project.groupId}:${project.artifactId}:${project.version}<#if project.url??>  ${project.url}</#if>
</#list>
Apache-2.0  Roboto, the font of the figures  https://github.com/googlefonts/roboto-2
