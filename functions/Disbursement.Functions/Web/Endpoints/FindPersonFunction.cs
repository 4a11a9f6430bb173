using Disbursement.Core.Identity;
using Disbursement.Core.Periods;
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
/// Answers the hotline: where is one person's money? The number comes in the body and goes nowhere else; who asked
/// about whom, by a keyed hash, is in the audit before the answer is.
/// </summary>
/// <param name="finder">Finds it.</param>
/// <param name="audit">The audit.</param>
/// <param name="identifiers">Names people by keyed hash.</param>
/// <param name="clock">Tells the time.</param>
public sealed class FindPersonFunction(
    PersonFinder finder, AuditLog audit, Identifiers identifiers, TimeProvider clock)
{
    private const int ReasonCharactersMax = 200;

    /// <summary><c>POST people/find</c>.</summary>
    [Function("FindPerson")]
    [Access(Role.Hotline)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/find")] HttpRequest request,
        FunctionContext context)
    {
        Actor actor = Caller.Of(context);
        FindPersonBody body = await RequestBody.ReadAsync<FindPersonBody>(request, context.CancellationToken);
        if (!RouteParts.IsProvince(body.Province))
        {
            throw new ProblemException(RequestProblems.Field("province", "a 2-digit province code"));
        }

        actor.For(body.Province);
        if (!PersonKey.TryParse(body.CitizenId?.Trim(), out PersonKey person))
        {
            throw new ProblemException(RequestProblems.Field("citizenId", "12 digits, or 9 of an old card"));
        }

        string reason = FreeText.Read(body.Reason, "reason", 0, ReasonCharactersMax);
        await WriteDownAsync(context.InvocationId, actor, body.Province, person, reason, context.CancellationToken);
        return Answers.Ok(await finder.FindAsync(body.Province, person, context.CancellationToken));
    }

    /// <summary>The entry stands in the month of the question, whatever months it was about.</summary>
    private Task WriteDownAsync(
        string call,
        Actor actor,
        string province,
        PersonKey person,
        string reason,
        CancellationToken cancellationToken)
    {
        var month = new MonthRef(province, Period.Of(VietnamTime.DateOf(clock.GetUtcNow())).ToString());
        string subject = $"person {identifiers.SubjectOf(province, person)} {reason}".TrimEnd();
        return audit.AppendAsync(
            month, $"person.asked|{call}", "person.asked", actor.Signature, subject, cancellationToken);
    }
}
