using Disbursement.Core.Identity;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.People;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>
/// Explains one person's month to those who answer for the money. The number comes in the body and goes nowhere else; who
/// asked about whom, by a keyed hash, is in the audit before the answer is.
/// </summary>
/// <param name="explainer">Explains it.</param>
/// <param name="audit">The audit.</param>
/// <param name="identifiers">Names people by keyed hash.</param>
public sealed class ExplainPersonFunction(PersonExplainer explainer, AuditLog audit, Identifiers identifiers)
{
    private const int ReasonCharactersMax = 200;

    /// <summary><c>POST months/{province}/{period}/explain</c>.</summary>
    [Function("ExplainPerson")]
    [Access(Role.Treasurer, Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "months/{province}/{period}/explain")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).For(month.Province);
        ExplainPersonBody body = await RequestBody.ReadAsync<ExplainPersonBody>(request, context.CancellationToken);
        if (!PersonKey.TryParse(body.CitizenId?.Trim(), out PersonKey person))
        {
            throw new ProblemException(RequestProblems.Field("citizenId", "12 digits, or 9 of an old card"));
        }

        string reason = FreeText.Read(body.Reason, "reason", 0, ReasonCharactersMax);
        await audit.AppendAsync(
            month,
            $"person.explained|{context.InvocationId}",
            "person.explained",
            actor.Signature,
            $"person {identifiers.SubjectOf(month.Province, person)} {reason}".TrimEnd(),
            context.CancellationToken);
        return Answers.Ok(await explainer.ExplainAsync(month, person, context.CancellationToken));
    }
}
