using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Web;

/// <summary>
/// Stands before every HTTP function: proves who calls, refuses who has none of the function's roles, writes
/// refusals as problems and keeps failures inside. A function it has no rule for answers nobody.
/// </summary>
/// <param name="access">Who may call what.</param>
/// <param name="tokens">Proves who calls.</param>
/// <param name="logger">Where it says so.</param>
public sealed class ApiMiddleware(AccessTable access, BearerTokens tokens, ILogger<ApiMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        HttpContext? http = context.GetHttpContext();
        if (http is null)
        {
            await next(context);
            return;
        }

        SecurityHeaders.Set(http);
        try
        {
            await AdmitAsync(context, http);
            await next(context);
        }
        catch (ProblemException refusal)
        {
            logger.CallRefused(context.FunctionDefinition.Name, refusal.Problem.Code);
            await new ProblemResult(refusal.Problem).ExecuteAsync(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && failure is not OperationCanceledException)
        {
            logger.CallFailed(failure, context.FunctionDefinition.Name, context.InvocationId);
            await new ProblemResult(RequestProblems.Failure(context.InvocationId)).ExecuteAsync(http);
        }
    }

    private async Task AdmitAsync(FunctionContext context, HttpContext http)
    {
        AccessRule rule = access.Find(context.FunctionDefinition.Name);
        if (rule.Anyone)
        {
            return;
        }

        string authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
        {
            throw new ProblemException(AccessProblems.TokenMissing);
        }

        Actor actor = await ProveAsync(authorization, context.CancellationToken)
            ?? throw new ProblemException(AccessProblems.TokenRefused);
        if (!rule.Roles.Any(actor.Roles.Contains))
        {
            throw new ProblemException(AccessProblems.Role(rule.Roles));
        }

        Caller.Set(context, actor);
    }

    private async Task<Actor?> ProveAsync(string authorization, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.ReadAsync(authorization, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            logger.AuthorityUnreachable(failure);
            throw new ProblemException(AccessProblems.AuthorityUnreachable);
        }
    }
}
