<#-- What the officers' pages share. -->
<#macro steps current>
    <ol class="pv-steps" aria-label="${msg("portvaktSteps")}">
      <#if current == 1>
      <li aria-current="step">${msg("portvaktStepPassword")}</li>
      <li>${msg("portvaktStepSecond")}</li>
      <#else>
      <li data-state="done">${msg("portvaktStepPassword")}</li>
      <li aria-current="step">${msg("portvaktStepSecond")}</li>
      </#if>
    </ol>
</#macro>
<#macro problem text>
    <div class="ds-alert" id="feil" role="alert" data-color="danger"><p>${text}</p></div>
</#macro>
<#-- A link-like button for whoever has two second factors; choosing one for the first time is not a way to log in. -->
<#macro another>
    <#if auth?? && (auth.authenticationSelections?filter(s -> s.displayName != "portvakt-second-factor-setup-display-name"))?size gt 1>
    <form action="${url.loginAction}" method="post">
      <input type="hidden" name="tryAnotherWay" value="on">
      <button class="ds-button" data-variant="tertiary" type="submit" id="annen">${msg("portvaktAnother")}</button>
    </form>
    </#if>
</#macro>
